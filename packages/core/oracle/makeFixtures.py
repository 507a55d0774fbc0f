"""Makes the numbers in test/fixtures/ with PyTorch, in double precision: expected values from outside this repository.

    apt-get install python3-torch        (Debian 12, PyTorch 1.13)
    /usr/bin/python3 packages/core/oracle/makeFixtures.py

Values and gradients are those of PyTorch. Where Keras differs from it, its rule is written out here: `same` padding,
pooling without padded cells, the sizes of a transposed convolution, clipped and renormalized cross-entropy, the moving
variance of batch normalization, and the epsilons and initial values of the optimizers. The order of the calls below decides
the random numbers.
"""
import json
import os
import sys

sys.dont_write_bytecode = True

import torch

from losses import losses, scores
from networks import networks
from operations import operations
from optimizers import OPTIMIZERS, optimizer_trace, torch_traces
from residual import residual_training
from training import training

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "test", "fixtures")


def write(name, what, key, entries):
    about = "%s Made by oracle/makeFixtures.py with PyTorch %s in double precision. Do not edit." % (
        what,
        torch.__version__,
    )
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries)
    with open(os.path.join(FOLDER, name + ".json"), "w") as file:
        file.write('{"about":%s,\n"%s":[\n%s\n]}\n' % (json.dumps(about), key, lines))


os.makedirs(FOLDER, exist_ok=True)
write("operations", "Outputs and gradients of operations.", "cases", operations())
write("losses", "Losses, the mean over a batch, and their gradients by the predictions.", "cases", losses() + scores())
traces = [optimizer_trace(*given) for given in OPTIMIZERS] + torch_traces()
write("optimizers", "Ten steps of one vector.", "traces", traces)
write(
    "training",
    "Losses of 20 steps of a small model: before each step, of the whole batch.",
    "models",
    [training()],
)
write(
    "networks",
    "Ten steps of small networks: the loss before each, and the weights after all.",
    "networks",
    networks(),
)
write(
    "residual",
    "Losses of 20 steps of a residual block: before each step, of the whole batch.",
    "models",
    [residual_training()],
)
