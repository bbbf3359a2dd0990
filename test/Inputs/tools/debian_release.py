# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Releases of Debian, each in a folder that debootstrap fills.

For scripts/matrix and scripts/test-packages. They want root and debootstrap, and
take the archive that this machine takes its own packages from.
"""

import os
import re
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))

# Each compiler in the oldest release that has it.
RELEASES = {
    "bookworm": ["gcc-11", "gcc-12", "clang-14", "clang-15", "clang-16",
                 "clang-19", "clang-22"],
    "trixie": ["gcc-13", "gcc-14", "clang-17", "clang-18"],
    "sid": ["gcc-15", "gcc-16", "clang-20", "clang-21", "clang-23"],
}


# The path of the sources and of what is built in a release.
INNER = "/defer"


class Skip(Exception):
    """Why there is no result for a compiler."""


def default_directory(name):
    """Where the releases of the script NAME are kept."""
    return os.path.join(os.environ.get("XDG_CACHE_HOME")
                        or os.path.expanduser("~/.cache"), "defer", name)


def packages_of(host):
    """What to install for HOST: what it must have, and what tests want."""
    family, major = host.split("-")
    if family == "gcc":
        return [host, host + "-plugin-dev"], ["g++-" + major]
    return ([host, "llvm-" + major, "llvm-%s-dev" % major,
             "libclang-%s-dev" % major],
            ["lld-" + major, "libclang-rt-%s-dev" % major])


def archive(label):
    """The address of Debian's archive LABEL that this machine uses, or None."""
    targets = subprocess.run(
        ["apt-get", "indextargets", "--format",
         "$(ORIGIN)|$(LABEL)|$(COMPONENT)|$(REPO_URI)"],
        text=True, stdout=subprocess.PIPE, check=True).stdout
    for line in targets.splitlines():
        found = line.split("|", 3)
        if found[:3] == ["Debian", label, "main"]:
            return found[3]
    return None


class Release:
    """A release of Debian in a folder of its own."""

    def __init__(self, name, directory):
        self.name = name
        self.root = os.path.join(directory, name)

    def tools(self):
        """What is installed in a new folder."""
        return []

    def path(self, inner):
        return self.root + inner

    def run(self, *command, log=None, **keywords):
        """Runs COMMAND inside; its output goes to LOG, or is returned."""
        script = ('root=$1; shift; mount --rbind /dev "$root/dev";'
                  'mount --rbind /proc "$root/proc"; mount -t tmpfs none "$root/tmp";'
                  'exec chroot "$root" "$@"')
        environment = {"PATH": "/usr/local/bin:/usr/bin:/usr/sbin:/bin:/sbin",
                       "HOME": "/root", "LC_ALL": "C",
                       "DEBIAN_FRONTEND": "noninteractive"}
        return subprocess.run(
            ["unshare", "--mount", "sh", "-ec", script, "sh", self.root, *command],
            env=environment, text=True, stdin=subprocess.DEVNULL,
            stdout=log or subprocess.PIPE, stderr=subprocess.STDOUT, **keywords)

    def create(self, rebuild, log):
        """Fills the folder, unless it is filled."""
        if rebuild and os.path.exists(self.root):
            shutil.rmtree(self.root)
        new = self.root + ".new"
        if not os.path.exists(self.root):
            shutil.rmtree(new, ignore_errors=True)
            print("%s: debootstrap" % self.name, flush=True)
            address = archive("Debian")
            if not address:
                raise Skip("apt knows no archive of Debian: run apt-get update")
            if subprocess.run(["debootstrap", "--variant=minbase", self.name,
                               new, address],
                              stdout=log, stderr=log).returncode:
                raise Skip("debootstrap of %s failed" % self.name)
            os.rename(new, self.root)
        # Names are looked up as on the machine.
        for name in ("resolv.conf", "hosts"):
            shutil.copyfile("/etc/" + name, self.path("/etc/" + name))
        with open(self.path("/etc/apt/apt.conf.d/90defer"), "w") as settings:
            settings.write('APT::Install-Recommends "false";\n'
                           'Acquire::Check-Valid-Until "false";\n')
        if not os.path.exists(self.path(INNER)):
            # New versions of Clang come to old releases as security updates.
            security = archive("Debian-Security")
            if security and self.name != "sid":
                with open(self.path("/etc/apt/sources.list"), "a") as sources:
                    sources.write("deb %s %s-security main\n"
                                  % (security, self.name))
            if self.run("apt-get", "update", log=log).returncode:
                raise Skip("apt-get update of %s failed" % self.name)
            self.install(self.tools(), log)
            os.mkdir(self.path(INNER))

    def available(self, package):
        policy = self.run("apt-cache", "policy", package).stdout
        return re.search(r"Candidate: [^(]", policy) is not None

    def version(self, package):
        return self.run("dpkg-query", "-W", "-f", "${Version}", package).stdout

    def install(self, packages, log):
        if packages and self.run("apt-get", "install", "-y", *packages,
                                 log=log).returncode:
            raise Skip("%s cannot be installed in Debian %s"
                       % (" ".join(packages), self.name))

    def copy_sources(self):
        """Copies what git knows; dates stay, so that little is built again."""
        target = self.path(INNER + "/source")
        shutil.rmtree(target, ignore_errors=True)
        names = subprocess.run(
            ["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard"],
            check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines()
        for name in names:
            source, copy = os.path.join(ROOT, name), os.path.join(target, name)
            if os.path.lexists(source):
                os.makedirs(os.path.dirname(copy), exist_ok=True)
                shutil.copy2(source, copy, follow_symlinks=False)
