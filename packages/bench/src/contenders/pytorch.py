# A network of the bench in PyTorch. Its first line of output describes it; then it reads one command per line, as JSON,
# and answers each with one line.
import ctypes
import json
import os
import re
import sys
import time

import torch
from torch import nn

task = json.loads(sys.argv[1])
batch_size = task["batchSize"]
torch.set_num_threads(task["threads"])
torch.manual_seed(1)


def digits(folder):
    """MNIST, images [n, 1, 28, 28] from 0 to 1 and labels [n]."""

    def read(name, offset):
        with open(os.path.join(folder, name), "rb") as file:
            return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8, offset=offset)

    images = read("train-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28).float() / 255
    return images, read("train-labels-idx1-ubyte", 8).long()


def made_samples(shape, count=512):
    """Samples of ten classes: the mean of a pattern of the class and of noise, as makeSamples of samples.js."""
    labels = torch.arange(count) % 10
    return (torch.rand(10, *shape)[labels] + torch.rand(count, *shape)) / 2, labels


# Keras keeps channels last, PyTorch before rows and columns.
input_shape = (task["inputShape"][-1], *task["inputShape"][:-1])
images, labels = digits(task["folder"]) if "folder" in task else made_samples(input_shape)


class GlobalAverage(nn.Module):
    def forward(self, x):
        return x.flatten(2).mean(2)


activations = {"relu": nn.ReLU, "tanh": nn.Tanh}


def convolution(kind, channels, options):
    """The modules of a convolution: of a separable one first its depthwise part."""
    make = nn.Conv1d if kind == "conv1d" else nn.Conv2d
    filters, size, stride = options["filters"], options["kernelSize"], options.get("strides", 1)
    padding = size // 2 if options.get("padding") == "same" else 0
    if kind == "separableConv2d":
        return [make(channels, channels, size, stride, padding, groups=channels, bias=False), make(channels, filters, 1)]
    return [make(channels, filters, size, stride, padding)]


def modules_of(kind, options, shape):
    """The modules of a layer, but for its activation. `shape` is that of one sample before it, channels first."""
    if kind in ("conv1d", "conv2d", "separableConv2d"):
        return convolution(kind, shape[0], options)
    if kind == "dense":
        return [nn.Linear(shape[0], options["units"])]
    if kind == "batchNormalization":
        return [(nn.BatchNorm1d if len(shape) < 3 else nn.BatchNorm2d)(shape[0], eps=1e-3, momentum=0.01)]
    if kind.startswith("globalAveragePooling"):
        return [GlobalAverage()]
    return {
        "maxPooling1d": lambda: [nn.MaxPool1d(options["poolSize"])],
        "maxPooling2d": lambda: [nn.MaxPool2d(options["poolSize"])],
        "averagePooling2d": lambda: [nn.AvgPool2d(options["poolSize"])],
        "flatten": lambda: [nn.Flatten()],
        "dropout": lambda: [nn.Dropout(options["rate"])],
        "activation": lambda: [],
    }[kind]()


def build():
    modules = []
    shape = input_shape
    for layer in task["layers"]:
        own = modules_of(layer["kind"], layer["options"], shape)
        # The softmax of the last layer is a part of PyTorch's cross-entropy.
        activation = layer["options"].get("activation", "softmax")
        if activation != "softmax":
            own.append(activations[activation]())
        shape = nn.Sequential(*own).eval()(torch.zeros(1, *shape)).shape[1:]
        modules += own
    model = nn.Sequential(*modules).train()
    for module in model:
        if isinstance(module, (nn.Conv1d, nn.Conv2d, nn.Linear)):
            nn.init.xavier_uniform_(module.weight)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
    return model, torch.optim.Adam(model.parameters(), lr=task["learningRate"], eps=1e-7)


def count_parameters(model):
    """With moving means and variances, as Keras counts."""
    buffers = (buffer for name, buffer in model.named_buffers() if "running" in name)
    return sum(tensor.numel() for tensor in [*model.parameters(), *buffers])


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
    order = torch.randperm(count) % len(images)
    for at in range(0, count, batch_size):
        rows = order[at : at + batch_size]
        step(*trained, images[rows], labels[rows])
    return 1000 * (time.perf_counter() - begin)


def product_speed(size=256):
    """The speed of a product of two matrices, in floating-point operations per second: the best of ten short series."""
    a, b = torch.rand(size, size), torch.rand(size, size)
    best = float("inf")
    for _ in range(10):
        begin = time.perf_counter()
        for _ in range(20):
            torch.mm(a, b)
        best = min(best, (time.perf_counter() - begin) / 20)
    return 2 * size**3 / best


def facts():
    capability = re.search(r"CPU capability usage: (\S+)", torch.__config__.show())
    return {
        "version": torch.__version__,
        "blas": blas(),
        "mkl": torch.backends.mkl.is_available(),
        "mkldnn": torch.backends.mkldnn.is_available(),
        "vectors": capability[1] if capability else "unknown",
        "threads": torch.get_num_threads(),
        "parameters": count_parameters(trained[0]),
        "productSpeed": product_speed(),
    }


def blas():
    """The BLAS that computes the products. Where a distribution lets it be replaced, only the loaded library shows it."""
    try:
        with open("/proc/self/maps") as maps:
            path = re.search(r"/\S*openblas\S*\.so\S*", maps.read())
        if path:
            return f"OpenBLAS{openblas_details(path[0])}"
    except OSError:
        pass
    config = torch.__config__.show()
    named = [part.split("=")[1].rstrip(",") for part in config.split() if part.startswith("BLAS_INFO=")]
    return named[0] if named else "unknown BLAS"


def openblas_details(path):
    """Its version and the processor that it has chosen its kernels for."""
    library = ctypes.CDLL(path)
    try:
        get_config, get_core = library.openblas_get_config, library.openblas_get_corename
    except AttributeError:
        return ""
    get_config.restype = get_core.restype = ctypes.c_char_p
    version = get_config().decode().split()[1]
    return f" {version} for {get_core().decode()}"


print(json.dumps(facts()), flush=True)
for line in sys.stdin:
    command = json.loads(line)
    if "steps" in command:
        print(json.dumps(losses(command["steps"])), flush=True)
    else:
        print(json.dumps(milliseconds(command["images"])), flush=True)
