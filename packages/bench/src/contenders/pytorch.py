# The chapter's model in PyTorch, on one thread. Reads one command per line, as JSON, and answers each with one line.
import json
import os
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)
folder, task = sys.argv[1], json.loads(sys.argv[2])
batch_size = task["batchSize"]


def read(name, offset):
    with open(os.path.join(folder, name), "rb") as file:
        return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8, offset=offset)


images = read("train-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28).float() / 255
labels = read("train-labels-idx1-ubyte", 8).long()


def build():
    filters, units = task["filters"], task["units"]
    side = (28 - task["kernelSize"] + 1) // task["poolSize"]
    model = nn.Sequential(
        nn.Conv2d(1, filters, task["kernelSize"]),
        nn.MaxPool2d(task["poolSize"]),
        nn.Flatten(),
        nn.Linear(filters * side * side, units),
        nn.ReLU(),
        nn.Dropout(task["rate"]),
        nn.Linear(units, task["classes"]),
    )
    for layer in model:
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
    return model, torch.optim.Adam(model.parameters(), lr=task["learningRate"], eps=1e-7)


def step(model, optimizer, x, y):
    optimizer.zero_grad(set_to_none=True)
    loss = nn.functional.cross_entropy(model(x), y)
    loss.backward()
    optimizer.step()
    return loss


def losses(steps):
    model, optimizer = build()
    x, y = images[:batch_size], labels[:batch_size]
    return [step(model, optimizer, x, y).item() for _ in range(steps)]


trained = build()


def milliseconds(count):
    begin = time.perf_counter()
    order = torch.randperm(count)
    for at in range(0, count, batch_size):
        rows = order[at : at + batch_size]
        step(*trained, images[rows], labels[rows])
    return 1000 * (time.perf_counter() - begin)


def facts():
    return {"version": torch.__version__, "blas": blas(), "threads": torch.get_num_threads()}


def blas():
    """The BLAS that computes the products. Where a distribution lets it be replaced, only the loaded library shows it."""
    config = torch.__config__.show()
    named = [part.split("=")[1].rstrip(",") for part in config.split() if part.startswith("BLAS_INFO=")]
    try:
        with open("/proc/self/maps") as maps:
            if "openblas" in maps.read():
                return "OpenBLAS"
    except OSError:
        pass
    return named[0] if named else "unknown BLAS"


print(json.dumps(facts()), flush=True)
for line in sys.stdin:
    command = json.loads(line)
    if "steps" in command:
        print(json.dumps(losses(command["steps"])), flush=True)
    else:
        print(json.dumps(milliseconds(command["images"])), flush=True)
