#!/usr/bin/env python3
"""A real Slurm of one node, started here with all that it has in a temporary folder: an array of eight does a sweep, whose parts merged are what
one process writes; one that is ended in the middle and submitted again does the rest.

Skipped (status 77), with the reason, where Slurm and munge (Debian: slurm-wlm, munge) are not installed or do not start: they want to be root."""

import os
import random
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from harness import Harness

PACKAGING = Path(__file__).resolve().parents[2] / "packaging" / "cluster"
SWEEP = ["resnet18", "--over", "stages.2.depth=" + ",".join(map(str, range(1, 26))), 'block.attention=[null, {"type": "se"}]', "stem.channels=32,64,0",
         "--arithmetic"]
PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "sinfo", "squeue", "scancel")
PATIENCE = 90
CONFIGURATION = """ClusterName=residua
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
SlurmUser=root
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


class NoSlurm(Exception):
    pass


def free_ports(count):
    listeners = [socket.socket() for _ in range(count)]
    for listener in listeners:
        listener.bind(("127.0.0.1", 0))
    ports = [listener.getsockname()[1] for listener in listeners]
    for listener in listeners:
        listener.close()
    return ports


class Slurm:
    """Daemons of this test alone, ended with it."""

    def __init__(self, folder):
        self.folder, self.daemons, self.environment = folder, [], {}

    def start(self):
        folder = self.folder
        missing = [name for name in PROGRAMS if not shutil.which(name, path=self.path())]
        if missing:
            raise NoSlurm(f"not installed: {', '.join(missing)}")
        if os.geteuid() != 0:
            raise NoSlurm("slurmd starts jobs as their users, which root alone may do")
        for name in ("state", "spool"):
            (folder / name).mkdir()
        host = socket.gethostname().split(".")[0]
        conf = folder / "slurm.conf"
        conf.write_text(CONFIGURATION.format(host=host, ports=free_ports(2), folder=folder, cpus=os.cpu_count()))
        self.environment = {**os.environ, "SLURM_CONF": str(conf), "PATH": self.path()}
        (folder / "munge.key").write_bytes(random.randbytes(1024))
        (folder / "munge.key").chmod(0o400)
        files = [f"--{name}={folder}/munge.{name.split('-')[0]}" for name in ("key-file", "socket", "pid-file", "log-file", "seed-file")]
        self.daemon("munged", "--foreground", "--force", *files)
        self.daemon("slurmctld", "-D", "-i", "-f", conf)
        self.daemon("slurmd", "-D", "-f", conf, "-N", host)
        if not self.waits(lambda: self.call("sinfo", "--noheader", "--format=%T").stdout.split() == ["idle"]):
            raise NoSlurm(f"the node does not come up\n{self.said()}")

    @staticmethod
    def path():
        return os.environ.get("PATH", "") + ":/usr/sbin:/sbin"

    def daemon(self, *words):
        log = open(self.folder / f"{words[0]}.out", "wb")
        self.daemons.append(subprocess.Popen(words, env=self.environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL))

    def call(self, *words, **variables):
        return subprocess.run([str(word) for word in words], cwd=self.folder, env=self.environment | variables, capture_output=True, text=True)

    def waits(self, holds):
        """For `holds`, while all daemons are there; whether it came to that."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > deadline or any(daemon.poll() is not None for daemon in self.daemons):
                return False
            time.sleep(0.1)
        return True

    def said(self):
        return "\n".join(f"{path.name}: {path.read_text(errors='replace')[-1500:]}" for pattern in ("*.out", "*.log") for path in sorted(self.folder.glob(pattern)))

    def stop(self):
        if len(self.daemons) == 3:
            self.call("scancel", "--full", "--me")
        for daemon in reversed(self.daemons):
            daemon.terminate()
        for daemon in self.daemons:
            try:
                daemon.wait(20)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()


def submit(h, slurm, output, tasks="1-8"):
    """Hands the array to Slurm and waits until it has ended."""
    done = slurm.call("sbatch", f"--array={tasks}", PACKAGING / "slurm.sbatch", output, *SWEEP, RESIDUA_CLI=h.cli, RESIDUA_CLUSTER=str(PACKAGING))
    h.check(f"{output} is submitted", done.returncode == 0, done)
    h.check(f"{output} ends", slurm.waits(lambda: slurm.call("squeue", "--noheader").stdout == ""), slurm.said())


def arrays(h, slurm):
    whole = h.run("sweep", *SWEEP)
    h.check("in one process", whole.status == 3 and len(whole.out.splitlines()) == 150, str(whole))

    def merged(name):
        done = subprocess.run([PACKAGING / "merge.sh", slurm.folder / name, "8"], capture_output=True)
        h.check(f"{name} is merged", done.returncode == 0, f"{done}\n{slurm.said()}")
        h.check(f"{name} is what one process writes", done.returncode == 0 and (slurm.folder / name).read_bytes() == whole.out)

    submit(h, slurm, "all.jsonl")
    merged("all.jsonl")

    # As if it had been ended in the middle: parts that are missing, empty, torn.
    for part in range(1, 9):
        lines = (slurm.folder / f"all.jsonl.{part}").read_bytes()
        if part == 3:
            continue
        (slurm.folder / f"again.jsonl.{part}").write_bytes(lines[: [0, len(lines), len(lines) // 2][part % 3]])
    submit(h, slurm, "again.jsonl")
    merged("again.jsonl")

    submit(h, slurm, "gap.jsonl", "2-3")
    h.check("an array with a gap", "must be 1-N" in slurm.said() and not list(slurm.folder.glob("gap.jsonl*")), slurm.said())


def main():
    h = Harness(__doc__)
    slurm = Slurm(h.dir)
    try:
        slurm.start()
        arrays(h, slurm)
    except NoSlurm as reason:
        print(f"skipped: {reason}")
        sys.exit(77)
    finally:
        slurm.stop()
    h.finish()


main()
