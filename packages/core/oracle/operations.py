"""Outputs and gradients of operations."""
import math

import torch
import torch.nn.functional as F

from shared import array, channels_first, channels_last, geometry, leaf, numbers, padded, pair, sides


def case(op, options, arguments, output, **extra):
    """The output, and for a random gradient of it the gradient of every argument."""
    gradient = numbers(*output.shape)
    leaves = [value for value in arguments.values() if value.requires_grad]
    gradients = torch.autograd.grad(output, leaves, gradient)
    names = [name for name, value in arguments.items() if value.requires_grad]
    return {
        "op": op,
        "options": options,
        "arguments": {name: array(value) for name, value in arguments.items()},
        "output": array(output),
        "outputGradient": array(gradient),
        "gradients": {name: array(value) for name, value in zip(names, gradients)},
        **extra,
    }


def conv2d(size, kernel, **options):
    strides, dilation, padding = geometry(options)
    x, w, b = leaf(numbers(*size)), leaf(numbers(*kernel)), leaf(numbers(kernel[3]))
    around = sides(padding, size[1:3], kernel[:2], strides, dilation)
    y = F.conv2d(
        padded(channels_first(x), around),
        w.permute(3, 2, 0, 1),
        b,
        stride=strides,
        dilation=dilation,
        groups=options.get("groups", 1),
    )
    return case("conv2d", options, {"input": x, "filter": w, "bias": b}, channels_last(y))


def conv2d_transpose(size, kernel, **options):
    """All cells that the windows reach, then cropped, or padded with zeros, to the size that Keras gives."""
    strides, dilation, padding = geometry(options)
    groups = options.get("groups", 1)
    x, w, b = leaf(numbers(*size)), leaf(numbers(*kernel)), leaf(numbers(kernel[2] * groups))
    whole = F.conv_transpose2d(
        channels_first(x), w.permute(3, 2, 0, 1), stride=strides, dilation=dilation, groups=groups
    )
    extra = options.get("outputPadding")
    around = []
    for axis in (0, 1):
        n, s = size[1 + axis], strides[axis]
        span = dilation[axis] * (kernel[axis] - 1) + 1
        reach = (n - 1) * s + span
        if padding == "same":
            length = n * s if extra is None else (n - 1) * s + span % 2 + pair(extra)[axis]
            before = max(reach - length, 0) // 2
        else:
            before, after = sides(padding, None, None, None, None)[axis]
            more = max(span, s) - span if extra is None else pair(extra)[axis]
            length = reach + more - before - after
        around.append([-before, length + before - reach])
    y = padded(whole, around) + b.reshape(1, -1, 1, 1)
    return case("conv2dTranspose", options, {"input": x, "filter": w, "bias": b}, channels_last(y))


def conv1d(size, kernel, **options):
    stride, dilation = options.get("strides", 1), options.get("dilationRate", 1)
    padding = options.get("padding", "valid")
    x, w, b = leaf(numbers(*size)), leaf(numbers(*kernel)), leaf(numbers(kernel[2]))
    around = padding if isinstance(padding, list) else sides(padding, [size[1]], [kernel[0]], [stride], [dilation])[0]
    line = F.pad(x.permute(0, 2, 1), around)
    y = F.conv1d(line, w.permute(2, 1, 0), b, stride=stride, dilation=dilation, groups=options.get("groups", 1))
    return case("conv1d", options, {"input": x, "filter": w, "bias": b}, y.permute(0, 2, 1))


def pooled(mode, image, pool, strides, around):
    """Pooling of channels-first images, without padded cells."""
    if mode == "max":
        return F.max_pool2d(padded(image, around, -math.inf), pool, strides)
    total = F.avg_pool2d(padded(image, around), pool, strides) * (pool[0] * pool[1])
    if mode == "sum":
        return total
    cells = F.avg_pool2d(padded(torch.ones_like(image), around), pool, strides) * (pool[0] * pool[1])
    return total / cells


def pool2d(mode, size, **options):
    pool = pair(options.get("poolSize", 2))
    strides = pair(options.get("strides", pool))
    x = leaf(numbers(*size))
    around = sides(options.get("padding", "valid"), size[1:3], pool, strides, [1, 1])
    y = pooled(mode, channels_first(x), pool, strides, around)
    return case(mode + "Pool2d", options, {"input": x}, channels_last(y))


def pool1d(mode, size, **options):
    pool = options.get("poolSize", 2)
    stride = options.get("strides", pool)
    padding = options.get("padding", "valid")
    x = leaf(numbers(*size))
    along = padding if isinstance(padding, list) else sides(padding, [size[1]], [pool], [stride], [1])[0]
    image = x.permute(0, 2, 1).unsqueeze(2)
    y = pooled(mode, image, [1, pool], [1, stride], [[0, 0], along])
    return case(mode + "Pool1d", options, {"input": x}, y.squeeze(2).permute(0, 2, 1))


def batch_normalization(size, training):
    c = size[-1]
    x, gamma, beta = leaf(numbers(*size)), leaf(numbers(c)), leaf(numbers(c))
    mean, variance = numbers(c), numbers(c).abs() + 0.5
    rows = x.reshape(-1, c)
    y = F.batch_norm(rows, mean.clone(), variance.clone(), gamma, beta, training, 0, 1e-3).reshape(size)
    batch_mean, batch_variance = rows.mean(0), rows.var(0, unbiased=False)
    moved = (0.99 * mean + 0.01 * batch_mean, 0.99 * variance + 0.01 * batch_variance) if training else (mean, variance)
    return case(
        "batchNormalization",
        {"training": training},
        {"input": x, "gamma": gamma, "beta": beta, "movingMean": mean, "movingVariance": variance},
        y,
        moved={"movingMean": array(moved[0]), "movingVariance": array(moved[1])},
    )


def activation(name, compute, options=None):
    x = torch.cat([numbers(19, scale=2), torch.tensor([-40.0, 40.0, 0.0, 1e-4, -1e-4], dtype=torch.float64)])
    x = leaf(x.reshape(4, 6).contiguous())
    return case(name, options or {}, {"input": x}, compute(x))


def depthwise_conv2d(size, kernel, **options):
    """Filters [kh, kw, c, m]; PyTorch has those of one channel beside each other, as [c·m, 1, kh, kw]."""
    strides, dilation, padding = geometry(options)
    x, w, b = leaf(numbers(*size)), leaf(numbers(*kernel)), leaf(numbers(kernel[2] * kernel[3]))
    image = padded(channels_first(x), sides(padding, size[1:3], kernel[:2], strides, dilation))
    y = F.conv2d(image, depthwise_filter(w), b, stride=strides, dilation=dilation, groups=kernel[2])
    return case("depthwiseConv2d", options, {"input": x, "filter": w, "bias": b}, channels_last(y))


def depthwise_filter(w):
    kh, kw, c, m = w.shape
    return w.permute(2, 3, 0, 1).reshape(c * m, 1, kh, kw)


def separable_conv2d(size, kernel, filters, **options):
    strides, dilation, padding = geometry(options)
    x, w = leaf(numbers(*size)), leaf(numbers(*kernel))
    mix, b = leaf(numbers(1, 1, kernel[2] * kernel[3], filters)), leaf(numbers(filters))
    image = padded(channels_first(x), sides(padding, size[1:3], kernel[:2], strides, dilation))
    between = F.conv2d(image, depthwise_filter(w), stride=strides, dilation=dilation, groups=kernel[2])
    y = F.conv2d(between, mix.permute(3, 2, 0, 1), b)
    arguments = {"input": x, "depthwiseFilter": w, "pointwiseFilter": mix, "bias": b}
    return case("separableConv2d", options, arguments, channels_last(y))


def up_sample2d(shape, **options):
    x = leaf(numbers(*shape))
    y = enlarged(x, pair(options.get("size", 2)), options.get("interpolation", "nearest"))
    return case("upSample2d", options, {"input": x}, y)


def enlarged(x, size, interpolation):
    """The centres of pixels are at halves, in Keras as in PyTorch."""
    extra = {} if interpolation == "nearest" else {"align_corners": False}
    shape = [x.shape[1] * size[0], x.shape[2] * size[1]]
    return channels_last(F.interpolate(channels_first(x), size=shape, mode=interpolation, **extra))


def layer_normalization(size, axes, **options):
    x, gamma, beta = leaf(numbers(*size)), leaf(numbers(*size[-axes:])), leaf(numbers(*size[-axes:]))
    y = F.layer_norm(x, size[-axes:], gamma, beta, eps=1e-3)
    return case("layerNormalization", options, {"input": x, "gamma": gamma, "beta": beta}, y)


def prelu(size, alpha):
    x, slopes = leaf(numbers(*size)), leaf(numbers(*alpha))
    return case("prelu", {}, {"input": x, "alpha": slopes}, torch.where(x < 0, slopes * x, x))


def convolutions():
    return [
        conv2d((1, 5, 5, 1), (3, 3, 1, 1)),
        conv2d((2, 5, 4, 2), (3, 2, 2, 3), strides=2),
        conv2d((1, 7, 6, 1), (3, 3, 1, 2), strides=[3, 2], padding="same"),
        conv2d((1, 4, 5, 2), (2, 4, 2, 2), padding="same"),
        conv2d((1, 5, 3, 1), (3, 3, 1, 1), padding=2),
        conv2d((1, 4, 5, 1), (3, 2, 1, 2), padding=[[1, 2], [0, 1]], strides=[2, 1]),
        conv2d((1, 7, 8, 1), (3, 2, 1, 1), dilationRate=[2, 3]),
        conv2d((1, 7, 7, 2), (3, 3, 2, 1), dilationRate=2, padding="same", strides=2),
        conv2d((2, 4, 4, 4), (2, 2, 2, 6), groups=2),
        conv2d((1, 5, 5, 3), (3, 3, 1, 3), groups=3, padding="same"),
        conv2d((1, 5, 6, 2), (2, 3, 1, 4), groups=2, strides=[2, 3], dilationRate=[2, 1], padding=1),
        conv2d((1, 6, 6, 1), (1, 1, 1, 2), strides=4),
    ]


def transposed_convolutions():
    return [
        conv2d_transpose((1, 3, 3, 1), (3, 3, 1, 1)),
        conv2d_transpose((2, 3, 2, 2), (3, 2, 3, 2), strides=2),
        conv2d_transpose((1, 3, 4, 1), (2, 1, 2, 1), strides=[3, 2]),
        conv2d_transpose((1, 3, 4, 2), (3, 4, 1, 2), strides=2, padding="same"),
        conv2d_transpose((1, 4, 3, 1), (2, 3, 1, 1), strides=[3, 1], padding="same"),
        conv2d_transpose((1, 3, 3, 1), (3, 3, 2, 1), strides=2, padding="same", outputPadding=0),
        conv2d_transpose((1, 3, 3, 1), (2, 4, 1, 1), strides=2, padding="same", outputPadding=[0, 1]),
        conv2d_transpose((1, 3, 3, 1), (3, 2, 1, 1), strides=3, outputPadding=[2, 1]),
        conv2d_transpose((1, 4, 3, 1), (3, 3, 1, 1), strides=2, padding=1, outputPadding=1),
        conv2d_transpose((1, 3, 3, 1), (3, 3, 1, 1), padding=[[1, 0], [0, 2]]),
        conv2d_transpose((1, 3, 4, 2), (2, 3, 1, 2), dilationRate=[2, 1], strides=[1, 2], padding="same"),
        conv2d_transpose((2, 2, 3, 4), (2, 2, 3, 4), groups=2, strides=2),
    ]


def lines():
    return [
        conv1d((2, 7, 2), (3, 2, 3), strides=2),
        conv1d((1, 8, 1), (2, 1, 1), padding="same", dilationRate=3),
        conv1d((1, 6, 4), (3, 2, 2), groups=2, padding=[2, 0]),
    ] + [
        pool1d(mode, size, **options)
        for mode in ("max", "average", "sum")
        for size, options in [
            ((2, 7, 2), {}),
            ((1, 7, 1), {"poolSize": 3, "strides": 2, "padding": "same"}),
            ((1, 5, 1), {"poolSize": 3, "strides": 1, "padding": [1, 2]}),
        ]
    ]


def pools():
    global_pools = []
    for mode, name in (("average", "globalAveragePool2d"), ("max", "globalMaxPool2d")):
        x = leaf(numbers(2, 3, 4, 3))
        y = pooled(mode, channels_first(x), [3, 4], [1, 1], [[0, 0], [0, 0]]).reshape(2, 3)
        global_pools.append(case(name, {}, {"input": x}, y))
    return global_pools + [
        pool2d(mode, size, **options)
        for mode in ("max", "average", "sum")
        for size, options in [
            ((2, 5, 6, 2), {}),
            ((1, 7, 5, 1), {"poolSize": 3, "strides": 2, "padding": "same"}),
            ((1, 5, 6, 2), {"poolSize": [2, 3], "strides": 1, "padding": "same"}),
            ((1, 5, 5, 1), {"poolSize": 3, "strides": [2, 3], "padding": 1}),
            ((1, 4, 5, 1), {"poolSize": [3, 2], "strides": [1, 2], "padding": [[2, 1], [0, 1]]}),
        ]
    ]


def other_operations():
    x, w, b = leaf(numbers(4, 5)), leaf(numbers(5, 3)), leaf(numbers(3))
    image = leaf(numbers(2, 2, 3, 2))
    around = [[1, 0], [2, 3]]
    return [
        case("dense", {}, {"input": x, "kernel": w, "bias": b}, x @ w + b),
        case("flatten", {}, {"input": image}, image.reshape(2, -1)),
        case("zeroPad2d", {"padding": around}, {"input": image}, channels_last(padded(channels_first(image), around))),
        batch_normalization((6, 3), True),
        batch_normalization((2, 3, 2, 2), True),
        batch_normalization((2, 3, 2, 2), False),
        activation("linear", lambda v: v * 1),
        activation("relu", torch.relu),
        activation("leakyRelu", lambda v: F.leaky_relu(v, 0.2)),
        activation("elu", F.elu),
        activation("selu", F.selu),
        activation("gelu", F.gelu),
        activation("gelu", lambda v: F.gelu(v, approximate="tanh"), {"approximate": True}),
        activation("sigmoid", torch.sigmoid),
        activation("tanh", torch.tanh),
        activation("softplus", lambda v: F.softplus(v, threshold=100)),
        activation("softmax", lambda v: F.softmax(v, -1)),
    ]


def elementwise():
    # With a generator of their own, so that the random numbers of the losses, which come after, do not change.
    with torch.random.fork_rng():
        x, dropped = leaf(numbers(4, 6)), leaf(numbers(5, 6))
        y = F.dropout(dropped, 0.3)
        return [
            case("rescale", {"scale": 0.25, "offset": -1.5}, {"input": x}, x * 0.25 - 1.5),
            case("dropout", {"rate": 0.3}, {"input": dropped, "mask": (y != 0).double()}, y),
        ]


def layers_of_keras():
    # As in `elementwise`, with random numbers of their own.
    with torch.random.fork_rng():
        torch.manual_seed(21)
        return [
            depthwise_conv2d((2, 4, 5, 3), (3, 2, 3, 1)),
            depthwise_conv2d((1, 5, 4, 2), (2, 3, 2, 3), strides=2, padding="same"),
            depthwise_conv2d((1, 6, 7, 1), (3, 2, 1, 2), dilationRate=[2, 3], padding=[[1, 0], [2, 1]]),
            depthwise_conv2d((1, 5, 5, 2), (3, 3, 2, 1), dilationRate=2, padding="same"),
            separable_conv2d((2, 4, 5, 2), (2, 2, 2, 2), 3),
            separable_conv2d((1, 5, 6, 3), (3, 2, 3, 1), 2, strides=2, padding="same"),
            separable_conv2d((1, 6, 6, 1), (2, 2, 1, 3), 1, dilationRate=[3, 2], padding=1),
            up_sample2d((2, 2, 3, 2)),
            up_sample2d((1, 3, 2, 1), size=[2, 3]),
            up_sample2d((2, 3, 2, 2), interpolation="bilinear"),
            up_sample2d((1, 3, 4, 1), size=[3, 2], interpolation="bilinear"),
            up_sample2d((1, 1, 3, 1), size=[4, 5], interpolation="bilinear"),
            layer_normalization((3, 5), 1),
            layer_normalization((2, 2, 3, 2), 1, axis=-1),
            layer_normalization((2, 2, 3, 2), 3, axis=[1, 2, 3]),
            prelu((4, 5), (5,)),
            prelu((2, 3, 2, 3), (1, 1, 3)),
            prelu((2, 3, 2, 2), (3, 1, 2)),
            activation("leakyRelu", lambda v: F.leaky_relu(v, 0.3), {"negativeSlope": 0.3}),
            conv1d((2, 6, 3), (3, 3, 2), padding="same", dilationRate=2),
            conv1d((1, 9, 2), (2, 2, 3), padding="same", strides=3),
        ]


def operations():
    return (
        convolutions()
        + transposed_convolutions()
        + lines()
        + pools()
        + other_operations()
        + elementwise()
        + layers_of_keras()
    )
