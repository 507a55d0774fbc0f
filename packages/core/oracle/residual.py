"""Training of a residual block."""
import torch
import torch.nn.functional as F

from optimizers import Optimizer
from shared import array, channels_first, numbers


def residual_training():
    """20 steps of a residual block, whose input is taken three times, on one batch; the loss before each step."""
    with torch.random.fork_rng():
        n, classes = 6, 3
        x = numbers(n, 5, 4, 2)
        labels = torch.tensor([0, 1, 2, 2, 1, 0])
        start = {
            "kernel1": numbers(3, 3, 2, 3, scale=0.5),
            "bias1": numbers(3, scale=0.5),
            "kernel2": numbers(3, 3, 3, 3, scale=0.5),
            "bias2": numbers(3, scale=0.5),
            "gamma": numbers(3, scale=0.5),
            "beta": numbers(3, scale=0.5),
            "kernel3": numbers(8, classes),
            "bias3": numbers(classes),
        }
    w = {name: value.clone().requires_grad_() for name, value in start.items()}
    optimizer = Optimizer("sgd", learningRate=0.1)
    values = []
    for _ in range(20):
        image = channels_first(x)
        y = torch.tanh(F.conv2d(image, w["kernel1"].permute(3, 2, 0, 1), w["bias1"], padding=1))
        inner = F.conv2d(y, w["kernel2"].permute(3, 2, 0, 1), w["bias2"], padding=1)
        inner = F.batch_norm(inner, None, None, w["gamma"], w["beta"], training=True, eps=1e-3)
        together = torch.cat([torch.relu(inner + y), image, y], 1)
        value = F.cross_entropy(together.mean((2, 3)) @ w["kernel3"] + w["bias3"], labels)
        gradients = torch.autograd.grad(value, list(w.values()))
        values.append(float("%.11g" % value.item()))
        optimizer.step += 1
        with torch.no_grad():
            for key, (weight, gradient) in enumerate(zip(w.values(), gradients)):
                optimizer.move(key, weight, gradient)
    return {
        "input": array(x),
        "labels": labels.tolist(),
        "weights": [{"name": name, **array(value)} for name, value in start.items()],
        "losses": values,
        "lastWeights": [{"name": name, **array(value)} for name, value in w.items()],
    }
