"""Steps of optimizers."""
import math

import torch

from shared import KERAS_EPSILON, array, numbers


class Optimizer:
    """An optimizer by the formulas of Keras. SGD, with momentum and Nesterov momentum, is the same in PyTorch."""

    def __init__(self, kind, **options):
        self.kind, self.options, self.step, self.slots = kind, options, 0, {}

    def slot(self, name, weight, key, start=0.0):
        return self.slots.setdefault((key, name), torch.full_like(weight, start))

    def move(self, key, w, g):
        o, t = self.options, self.step
        rate = o["learningRate"]
        if self.kind == "sgd":
            momentum = o.get("momentum", 0)
            if momentum == 0:
                return w.sub_(rate * g)
            v = self.slot("velocity", w, key)
            v.mul_(momentum).sub_(rate * g)
            return w.add_(momentum * v - rate * g if o.get("nesterov") else v)
        if self.kind in ("adam", "adamW"):
            if self.kind == "adamW":
                w.mul_(1 - rate * o["weightDecay"])
            m, v = self.slot("m", w, key), self.slot("v", w, key)
            m.mul_(0.9).add_(0.1 * g)
            v.mul_(0.999).add_(0.001 * g * g)
            step = rate * math.sqrt(1 - 0.999**t) / (1 - 0.9**t)
            return w.sub_(step * m / (v.sqrt() + KERAS_EPSILON))
        if self.kind == "rmsprop":
            v = self.slot("v", w, key)
            v.mul_(0.9).add_(0.1 * g * g)
            step = rate * g / (v + KERAS_EPSILON).sqrt()
            momentum = o.get("momentum", 0)
            if momentum == 0:
                return w.sub_(step)
            moved = self.slot("momentum", w, key)
            moved.mul_(momentum).add_(step)
            return w.sub_(moved)
        if self.kind == "adagrad":
            total = self.slot("total", w, key, 0.1)
            total.add_(g * g)
            return w.sub_(rate * g / (total + KERAS_EPSILON).sqrt())
        raise ValueError(self.kind)


OPTIMIZERS = [
    ("sgd", {"learningRate": 0.1}),
    ("sgd", {"learningRate": 0.05, "momentum": 0.9}),
    ("sgd", {"learningRate": 0.05, "momentum": 0.9, "nesterov": True}),
    ("adam", {"learningRate": 0.01}),
    ("adamW", {"learningRate": 0.01, "weightDecay": 0.05}),
    ("rmsprop", {"learningRate": 0.01}),
    ("rmsprop", {"learningRate": 0.01, "momentum": 0.5}),
    ("adagrad", {"learningRate": 0.1}),
]


def optimizer_trace(kind, options):
    """Ten steps of one vector over given gradients."""
    w = numbers(6)
    trace = {"kind": kind, "options": options, "start": array(w), "gradients": [], "weights": []}
    optimizer = Optimizer(kind, **options)
    torch_weights = w.clone().requires_grad_()
    sgd = None
    if kind == "sgd":
        sgd = torch.optim.SGD(
            [torch_weights],
            options["learningRate"],
            momentum=options.get("momentum", 0),
            nesterov=options.get("nesterov", False),
        )
    for _ in range(10):
        g = numbers(6)
        optimizer.step += 1
        optimizer.move(0, w, g)
        if sgd:
            torch_weights.grad = g.clone()
            sgd.step()
            assert torch.allclose(w, torch_weights, atol=1e-12), kind
        trace["gradients"].append(array(g)["data"])
        trace["weights"].append(array(w)["data"])
    return trace


# Optimizers of PyTorch that are Keras' but for where epsilon is added: there a small one makes them equal.
TINY = 1e-20
# Of PyTorch 1.13's two programs for Nadam, the one for single tensors counts the momentum of the present step twice.
NADAM = {"momentum_decay": 1, "eps": KERAS_EPSILON, "foreach": True}
TORCH_OPTIMIZERS = [
    ("adam", {"learningRate": 0.01, "amsgrad": True, "epsilon": TINY}, torch.optim.Adam, {"amsgrad": True, "eps": TINY}),
    (
        "adamW",
        {"learningRate": 0.01, "weightDecay": 0.05, "amsgrad": True, "epsilon": TINY},
        torch.optim.AdamW,
        {"weight_decay": 0.05, "amsgrad": True, "eps": TINY},
    ),
    ("adamax", {"learningRate": 0.01, "epsilon": TINY}, torch.optim.Adamax, {"eps": TINY}),
    ("nadam", {"learningRate": 0.01}, torch.optim.NAdam, NADAM),
    ("adadelta", {"learningRate": 1}, torch.optim.Adadelta, {"rho": 0.95, "eps": KERAS_EPSILON}),
    (
        "rmsprop",
        {"learningRate": 0.01, "momentum": 0.5, "centered": True, "epsilon": TINY},
        torch.optim.RMSprop,
        {"alpha": 0.9, "momentum": 0.5, "centered": True, "eps": TINY},
    ),
    (
        "adagrad",
        {"learningRate": 0.1, "initialAccumulatorValue": 0.3, "epsilon": TINY},
        torch.optim.Adagrad,
        {"initial_accumulator_value": 0.3, "eps": TINY},
    ),
    ("sgd", {"learningRate": 0.1, "clipValue": 0.6}, torch.optim.SGD, {}),
    ("sgd", {"learningRate": 0.1, "momentum": 0.9, "clipNorm": 1.5}, torch.optim.SGD, {"momentum": 0.9}),
    ("nadam", {"learningRate": 0.01, "globalClipNorm": 0.7}, torch.optim.NAdam, NADAM),
]


def clip_gradients(parameters, options):
    if "clipValue" in options:
        torch.nn.utils.clip_grad_value_(parameters, options["clipValue"])
    # PyTorch adds 1e-6 to the norm, Keras does not.
    for group in [[p] for p in parameters] if "clipNorm" in options else [parameters]:
        limit = options.get("clipNorm", options.get("globalClipNorm", math.inf))
        norm = torch.linalg.vector_norm(torch.cat([p.grad.reshape(-1) for p in group]))
        for p in group if norm > limit else []:
            p.grad.mul_(limit / norm)


def torch_trace(kind, options, optimizer_class, settings):
    """Ten steps of one vector over given gradients, by an optimizer of PyTorch."""
    w = numbers(6).requires_grad_()
    trace = {"kind": kind, "options": options, "start": array(w), "gradients": [], "weights": []}
    optimizer = optimizer_class([w], lr=options["learningRate"], **settings)
    for _ in range(10):
        g = numbers(6)
        w.grad = g.clone()
        clip_gradients([w], options)
        optimizer.step()
        trace["gradients"].append(array(g)["data"])
        trace["weights"].append(array(w)["data"])
    return trace


def torch_traces():
    with torch.random.fork_rng():
        torch.manual_seed(23)
        return [torch_trace(*given) for given in TORCH_OPTIMIZERS]
