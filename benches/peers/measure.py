"""Runs a command and prints, as JSON, its output, the seconds from start to end, those of the processors,
and the most memory that it used in MiB.

A process of its own, because Linux counts the memory of the process that starts a command as the command's.
"""

import json
import os
import subprocess
import sys
import time

start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, text=True)
output = process.stdout.read()
_, status, usage = os.wait4(process.pid, 0)
seconds = time.perf_counter() - start
# This crate's program ends with 3 if some rows failed, as some of this file do. The database is checked afterwards.
if os.waitstatus_to_exitcode(status) not in (0, 3):
    sys.exit(f"exit status {os.waitstatus_to_exitcode(status)}: {' '.join(sys.argv[1:])}\n{output}")
unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
print(json.dumps({"output": output, "seconds": seconds, "processors": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / unit}))
