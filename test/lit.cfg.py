# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# The lit configuration of every suite. test/README.md lists the substitutions.

import glob
import os
import shutil
import subprocess
import sys

import lit.formats

config.name = config.suite
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".c", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = os.path.join(config.source_root, "test")
config.unsupported = not config.available

# Diagnostics are compared as text.
config.environment["LC_ALL"] = "C"
for name in ("HOME", "CCACHE_DIR"):
    if name in os.environ:
        config.environment[name] = os.environ[name]


def find_llvm_tool(name):
    """The newest of NAME, NAME-14 and so on."""
    for version in [""] + ["-%d" % n for n in range(30, 13, -1)]:
        path = shutil.which(name + version)
        if path:
            return path
    lit_config.fatal("%s is not installed" % name)


def substitute(name, value):
    config.substitutions.append((name + r"\b", value))


def add_feature_if_found(*programs):
    for program in programs:
        if shutil.which(program):
            config.available_features.add(program)


def compiles(compiler, flag, text):
    return subprocess.run([compiler, flag, "-xc", "-fsyntax-only", "-"],
                          input=text, text=True,
                          stderr=subprocess.DEVNULL).returncode == 0


test_tools = os.path.join(config.test_source_root, "Inputs", "tools")
python = sys.executable

substitute("%source_root", config.source_root)
substitute("%build_root", config.build_root)
substitute("%stage", config.stage)
substitute("%expect_status", "%s %s/expect_status.py" % (python, test_tools))
substitute("%libdefer", os.path.join(config.stage, config.libdir, "libdefer.a"))
substitute("%libdir", config.libdir)
substitute("%inputs", os.path.join(config.test_source_root, "Inputs"))
substitute("%FileCheck", find_llvm_tool("FileCheck"))
substitute("%not", find_llvm_tool("not"))
substitute("split-file", find_llvm_tool("split-file"))
substitute("%python", python)
substitute("%version", config.version)
sources = os.path.join(config.build_root, "test", "sources")
if os.path.exists(os.path.join(sources, "complete")):
    config.available_features.add("debian-sources")
substitute("%sources", sources)
add_feature_if_found("ccache", "chromium", "clang-tidy", "cmake", "cppcheck", "gdb", "go",
                     "lintian", "mandoc", "pkg-config", "valgrind")

if os.path.exists(os.path.join(config.stage, "bin", "defer-cost")):
    config.available_features.add("defer-cost")
if os.path.exists(os.path.join(config.stage, "share", "man", "man1")):
    config.available_features.add("manual-pages")
substitute("%check_page", "%s %s/check_page.py" % (python, test_tools))

if shutil.which("go"):
    config.available_features.add("go-" + ".".join(subprocess.check_output(
        ["go", "version"], text=True).split()[2][2:].split(".")[:2]))

if config.suite == "project":
    config.test_source_root = os.path.join(config.test_source_root, "project")
    for host in config.hosts:
        config.available_features.add(host)
elif config.suite == "lint":
    # defer-lint, and the checks in the plugin that it is made from.
    config.test_source_root = os.path.join(config.test_source_root, "lint")
    lint = os.path.join(config.stage, "bin", "defer-lint")
    cc = "clang-19 -fplugin=%s/lib/defer/clang-19/defer.so -I%s/include" % (
        config.stage, config.stage)
    substitute("%check_lint", "%s %s/check_lint.py --lint %s --cc '%s'"
               % (python, test_tools, lint, cc))
    substitute("%lint", lint)
    substitute("%cc", cc)
else:
    config.excludes += ["project", "lint"]
    family, major = config.suite.split("-")
    config.available_features.update([family, config.suite])
    plugin = os.path.join(config.stage, "lib", "defer", config.suite, "defer.so")
    cc = "%s -fplugin=%s -I%s/include" % (config.suite, plugin, config.stage)
    cxx = {"gcc": "g++", "clang": "clang++"}[family] + "-" + major
    if shutil.which(cxx):
        config.available_features.add("cxx")
    for feature, flag, text in (
            ("c23", "-std=gnu23", "constexpr int k = 3; void *p = nullptr;"),
            ("if-declarations", "-std=gnu2y",
             "void f(void) { if (int x = 1; x) f(); }"),
            ("named-loops", "-std=gnu2y", "void f(void) { a: for (;;) break a; }"),
            ("gnu-musttail", "-Werror",
             "int g(void); int f(void) { [[gnu::musttail]] return g(); }")):
        if config.available and compiles(config.suite, flag, text):
            config.available_features.add(feature)
    others = [host for host in config.hosts
              if host != config.suite and host.startswith(family)]
    if others:
        config.available_features.add("other-host")
        substitute("%other_plugin", os.path.join(
            config.stage, "lib", "defer", others[0], "defer.so"))
        substitute("%other_host", others[0])
    library = os.path.join(config.stage, config.libdir, "libdefer.a")
    substitute("%run_panic", "%s %s/run_levels.py --cc '%s' --panic on --libs %s"
               % (python, test_tools, cc, library))
    substitute("%run_levels", "%s %s/run_levels.py --cc '%s'"
               % (python, test_tools, cc))
    # The results of the Go programs are the same for every host.
    substitute("%compare_go",
               "%s %s/compare_go.py --cc '%s' --libs %s --cache %s --output %%t"
               % (python, test_tools, cc, library,
                  os.path.join(config.build_root, "test", "go")))
    plain = {"gcc": "-fdiagnostics-plain-output",
             "clang": "-fno-caret-diagnostics -fno-color-diagnostics"}[family]
    substitute("%verify", "%s %s/verify.py --cc '%s %s'"
               % (python, test_tools, cc, plain))
    if family == "clang":
        # compiler-rt and the OpenMP runtime are packages of their own.
        for name in ("llvm-profdata", "llvm-cov", "llvm-dwarfdump", "opt"):
            substitute("%" + name, shutil.which("%s-%s" % (name, major)) or name)
        lld = shutil.which("ld.lld-" + major)
        if lld:
            config.available_features.add("lld")
            substitute("%lld", lld)
        for feature, library in (("compiler-rt", "lib/clang/%s*/lib/linux/libclang_rt.asan-*"),
                                 ("openmp", "lib/libomp.so")):
            if glob.glob("/usr/lib/llvm-%s/%s" % (major, library.replace("%s", major))):
                config.available_features.add(feature)
    if family == "gcc" and config.available:
        substitute("%plugin_include", subprocess.check_output(
            [config.suite, "-print-file-name=plugin"], text=True).strip()
            + "/include")
    substitute("%host_cxx", cxx)
    substitute("%host_cc", config.suite)
    substitute("%host_major", major)
    substitute("%host", config.suite)
    substitute("%plugin", plugin)
    substitute("%cc", cc)
