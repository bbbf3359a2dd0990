#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Validates a file against the schema of SARIF 2.1.0.

    check_sarif.py FILE

The schema is that of OASIS, in test/Inputs/lint/.
"""

import json
import os
import sys

import jsonschema

schema = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))),
                      "lint", "sarif-schema-2.1.0.json")
with open(schema) as file:
    schema = json.load(file)
with open(sys.argv[1]) as file:
    log = json.load(file)
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
errors = list(validator(schema).iter_errors(log))
for error in errors:
    print("%s: %s" % ("/".join(map(str, error.absolute_path)), error.message))
sys.exit(1 if errors or not log["runs"][0]["results"] else 0)
