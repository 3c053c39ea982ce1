"""Builds the C library with cargo and puts it into the wheel.

GOSPABLIK_LIBRARY names a library that is built already.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent
BUILT = {"darwin": "libgospablik_c.dylib", "win32": "gospablik_c.dll"}.get(
    sys.platform, "libgospablik_c.so")
BUNDLED = BUILT.replace("_c.", ".")


def library() -> Path:
    """The library to bundle, built where none was given."""
    given = os.environ.get("GOSPABLIK_LIBRARY")
    if given:
        return Path(given)
    workspace = HERE.parents[1]
    subprocess.run(["cargo", "build", "--release", "--package", "gospablik-c"], cwd=workspace,
                   check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", workspace / "target"))
    return target / "release" / BUILT


class Build(build_py):
    def run(self) -> None:
        super().run()
        shutil.copy(library(), Path(self.build_lib) / "gospablik" / BUNDLED)


class Wheel(bdist_wheel):
    """For any Python 3 on this platform: the library is not an extension module."""

    def finalize_options(self) -> None:
        super().finalize_options()
        self.root_is_pure = False

    def get_tag(self) -> tuple[str, str, str]:
        return ("py3", "none", super().get_tag()[2])


setup(cmdclass={"build_py": Build, "bdist_wheel": Wheel})
