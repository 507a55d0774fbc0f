"""What the oracles share.

Letters: n images, h*w cells, c channels, kh*kw the filter. Arrays are channels-last here, as in the fixtures.
"""
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(20)
KERAS_EPSILON = 1e-7


def numbers(*shape, scale=1.0):
    """Random numbers of three decimals, so that the fixtures are short and exact."""
    return (torch.randn(*shape, dtype=torch.float64) * scale * 1000).round() / 1000


def array(tensor):
    flat = tensor.detach().reshape(-1).tolist()
    return {"shape": list(tensor.shape), "data": [float("%.11g" % value) for value in flat]}


def leaf(tensor):
    return tensor.requires_grad_()


def pair(value):
    return list(value) if isinstance(value, (list, tuple)) else [value, value]


def sides(padding, size, kernel, strides, dilation):
    """Padding as [[top, bottom], [left, right]]; `same` puts the odd cell at the bottom and right."""
    if padding == "valid":
        return [[0, 0], [0, 0]]
    if padding == "same":
        result = []
        for length, k, s, d in zip(size, kernel, strides, dilation):
            total = max((math.ceil(length / s) - 1) * s + d * (k - 1) + 1 - length, 0)
            result.append([total // 2, total - total // 2])
        return result
    return padding if isinstance(padding, list) else [[padding, padding], [padding, padding]]


def padded(x, around, value=0.0):
    (top, bottom), (left, right) = around
    return F.pad(x, (left, right, top, bottom), value=value)


def channels_first(x):
    return x.permute(0, 3, 1, 2)


def channels_last(x):
    return x.permute(0, 2, 3, 1)


def geometry(options):
    return pair(options.get("strides", 1)), pair(options.get("dilationRate", 1)), options.get("padding", "valid")


def clipped(p):
    return p.clamp(KERAS_EPSILON, 1 - KERAS_EPSILON)
