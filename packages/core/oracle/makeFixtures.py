"""Makes the numbers in test/fixtures/ with PyTorch, in double precision: expected values from outside this repository.

    apt-get install python3-torch        (Debian 12, PyTorch 1.13)
    python3 packages/core/oracle/makeFixtures.py

Values and gradients are those of PyTorch. Where Keras differs from it, its rule is written out here: `same` padding,
pooling without padded cells, the sizes of a transposed convolution, clipped and renormalized cross-entropy, the moving
variance of batch normalization, and the epsilons and initial values of the optimizers.

Letters: n images, h*w cells, c channels, kh*kw the filter. Arrays are channels-last here, as in the fixtures.
"""
import json
import math
import os

import torch
import torch.nn.functional as F

torch.manual_seed(20)
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "test", "fixtures")
KERAS_EPSILON = 1e-7


def numbers(*shape, scale=1.0):
    """Random numbers of three decimals, so that the fixtures are short and exact."""
    return (torch.randn(*shape, dtype=torch.float64) * scale * 1000).round() / 1000


def array(tensor):
    flat = tensor.detach().reshape(-1).tolist()
    return {"shape": list(tensor.shape), "data": [float("%.11g" % value) for value in flat]}


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


def loss(name, options, compute, targets, predictions):
    predictions = leaf(predictions)
    value = compute(targets, predictions)
    (gradient,) = torch.autograd.grad(value, predictions)
    return {
        "op": name,
        "options": options,
        "targets": array(targets),
        "predictions": array(predictions),
        "loss": float("%.11g" % value.item()),
        "gradient": array(gradient),
    }


def clipped(p):
    return p.clamp(KERAS_EPSILON, 1 - KERAS_EPSILON)


def losses():
    n, classes = 5, 4
    real, guess = numbers(n, 3), numbers(n, 3, scale=2)
    binary = torch.tensor([[0, 1, 1], [1, 0, 0], [0, 0, 1], [1, 1, 1], [0.25, 0.5, 1]], dtype=torch.float64)
    probability = torch.sigmoid(numbers(n, 3)).mul(1000).round() / 1000
    probability[0, 0], probability[0, 1] = 0.0, 1.0
    logits = numbers(n, classes, scale=3)
    # Rows that do not add up to 1, and one class with probability 0.
    probabilities = (torch.softmax(numbers(n, classes), -1) * 1500).round() / 1000
    probabilities[2] = torch.tensor([0.0, 0.3, 0.5, 0.2], dtype=torch.float64)
    labels = torch.tensor([1, 3, 0, 2, 2])
    soft = torch.softmax(numbers(n, classes), -1).mul(1000).round() / 1000
    hot = F.one_hot(labels, classes).double()

    def categorical(t, p):
        return -(t * clipped(p / p.sum(-1, keepdim=True)).log()).sum(-1).mean()

    def categorical_logits(t, x):
        return F.cross_entropy(x, t)

    return [
        loss("meanSquaredError", {}, lambda t, p: F.mse_loss(p, t), real, guess),
        loss("meanAbsoluteError", {}, lambda t, p: F.l1_loss(p, t), real, guess),
        loss("huber", {}, lambda t, p: F.huber_loss(p, t), real, guess),
        loss("huber", {"delta": 0.7}, lambda t, p: F.huber_loss(p, t, delta=0.7), real, guess),
        loss("binaryCrossentropy", {}, lambda t, p: F.binary_cross_entropy(clipped(p), t), binary, probability),
        loss(
            "binaryCrossentropy",
            {"fromLogits": True},
            lambda t, x: F.binary_cross_entropy_with_logits(x, t),
            binary,
            numbers(n, 3, scale=20),
        ),
        loss("categoricalCrossentropy", {}, categorical, hot, probabilities.clone()),
        loss("categoricalCrossentropy", {}, categorical, soft, probabilities.clone()),
        loss("categoricalCrossentropy", {"fromLogits": True}, categorical_logits, soft, logits.clone()),
        loss("sparseCategoricalCrossentropy", {}, lambda t, p: categorical(hot, p), labels, probabilities.clone()),
        loss("sparseCategoricalCrossentropy", {"fromLogits": True}, categorical_logits, labels, logits * 10),
    ]


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


def write(name, what, key, entries):
    about = "%s Made by oracle/makeFixtures.py with PyTorch %s in double precision. Do not edit." % (
        what,
        torch.__version__,
    )
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries)
    with open(os.path.join(FOLDER, name + ".json"), "w") as file:
        file.write('{"about":%s,\n"%s":[\n%s\n]}\n' % (json.dumps(about), key, lines))


os.makedirs(FOLDER, exist_ok=True)
write("operations", "Outputs and gradients of operations.", "cases", convolutions() + transposed_convolutions() + lines() + pools() + other_operations() + elementwise())
write("losses", "Losses, the mean over a batch, and their gradients by the predictions.", "cases", losses())
write("optimizers", "Ten steps of one vector.", "traces", [optimizer_trace(*given) for given in OPTIMIZERS])
write("training", "Losses of 20 steps of a small model: before each step, of the whole batch.", "models", [training()])
