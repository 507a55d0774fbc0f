"""Training of a small version of the textbook's model."""
import torch
import torch.nn.functional as F

from optimizers import OPTIMIZERS, Optimizer
from shared import array, channels_first, channels_last, numbers


def training():
    """20 steps of a small version of the model of the chapter on one batch; the loss before each step."""
    n, classes = 6, 3
    x = torch.rand(n, 8, 8, 1, dtype=torch.float64).mul(1000).round() / 1000
    labels = torch.tensor([0, 1, 2, 2, 1, 0])
    shapes = {
        "filter": (3, 3, 1, 3),
        "filterBias": (3,),
        "kernel1": (27, 7),
        "bias1": (7,),
        "kernel2": (7, classes),
        "bias2": (classes,),
    }
    start = {name: numbers(*shape, scale=0.3) for name, shape in shapes.items()}
    traces = []
    for kind, options in [OPTIMIZERS[3], OPTIMIZERS[0], OPTIMIZERS[2]]:
        w = {name: value.clone().requires_grad_() for name, value in start.items()}
        optimizer = Optimizer(kind, **options)
        values = []
        for _ in range(20):
            y = F.conv2d(channels_first(x), w["filter"].permute(3, 2, 0, 1), w["filterBias"])
            flat = channels_last(F.max_pool2d(y, 2)).reshape(n, -1)
            hidden = torch.relu(flat @ w["kernel1"] + w["bias1"])
            value = F.cross_entropy(hidden @ w["kernel2"] + w["bias2"], labels)
            gradients = torch.autograd.grad(value, list(w.values()))
            values.append(float("%.11g" % value.item()))
            optimizer.step += 1
            with torch.no_grad():
                for key, (weight, gradient) in enumerate(zip(w.values(), gradients)):
                    optimizer.move(key, weight, gradient)
        traces.append(
            {
                "kind": kind,
                "options": options,
                "losses": values,
                "lastBias": array(w["bias2"]),
            }
        )
    return {
        "input": array(x),
        "labels": labels.tolist(),
        "weights": [{"name": name, **array(value)} for name, value in start.items()],
        "traces": traces,
    }
