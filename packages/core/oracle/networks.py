"""Training of small networks of all layers that the textbook's model does not have."""
import torch
import torch.nn.functional as F

from operations import depthwise_filter, enlarged, pooled
from optimizers import NADAM, clip_gradients
from shared import array, channels_first, channels_last, clipped, numbers, pair, padded, sides

ACTIVATIONS = {
    "linear": lambda x: x,
    "relu": torch.relu,
    "leakyRelu": lambda x: F.leaky_relu(x, 0.2),
    "tanh": torch.tanh,
    "gelu": F.gelu,
    "softplus": F.softplus,
    "sigmoid": torch.sigmoid,
    "softmax": lambda x: F.softmax(x, -1),
}


def around(options, size, kernel, dilation):
    return sides(options.get("padding", "valid"), size, kernel, pair(options.get("strides", 1)), dilation)


def conv1d(x, options, w, b):
    k, d, s = options["kernelSize"], options.get("dilationRate", 1), options.get("strides", 1)
    if options.get("padding") == "causal":
        ends = [d * (k - 1), 0]
    else:
        ends = sides(options.get("padding", "valid"), [x.shape[1]], [k], [s], [d])[0]
    line = F.pad(x.permute(0, 2, 1), ends)
    return F.conv1d(line, w.permute(2, 1, 0), b, stride=s, dilation=d).permute(0, 2, 1)


def depthwise(x, options, w, b=None):
    image = padded(channels_first(x), around(options, x.shape[1:3], pair(options["kernelSize"]), [1, 1]))
    stride = pair(options.get("strides", 1))
    return channels_last(F.conv2d(image, depthwise_filter(w), b, stride=stride, groups=w.shape[2]))


def separable(x, options, w, mix, b):
    between = channels_first(depthwise(x, options, w))
    return channels_last(F.conv2d(between, mix.permute(3, 2, 0, 1), b))


def pool1d(mode, x, options):
    pool = options.get("poolSize", 2)
    stride = options.get("strides", pool)
    ends = sides(options.get("padding", "valid"), [x.shape[1]], [pool], [stride], [1])[0]
    image = x.permute(0, 2, 1).unsqueeze(2)
    return pooled(mode, image, [1, pool], [1, stride], [[0, 0], ends]).squeeze(2).permute(0, 2, 1)


def batch_norm(x, _, gamma, beta, mean, variance):
    """Also moves the means, which have no gradient; the variance that PyTorch moves is another than Keras'."""
    rows = x.reshape(-1, x.shape[-1])
    with torch.no_grad():
        mean.mul_(0.99).add_(0.01 * rows.mean(0))
        variance.mul_(0.99).add_(0.01 * rows.var(0, unbiased=False))
    return F.batch_norm(rows, None, None, gamma, beta, True, 0, 1e-3).reshape(x.shape)


def prelu(x, _, alpha):
    return torch.where(x < 0, alpha * x, x)


def layer_norm(x, _, gamma, beta):
    return F.layer_norm(x, gamma.shape, gamma, beta, eps=1e-3)


def weights_of(kind, options, shape):
    """The shapes of a layer's weights, for samples of `shape`."""
    c = shape[-1]
    if kind == "dense":
        return [(c, options["units"]), (options["units"],)]
    if kind == "conv1d":
        return [(options["kernelSize"], c, options["filters"]), (options["filters"],)]
    if kind in ("depthwiseConv2d", "separableConv2d"):
        m = options.get("depthMultiplier", 1)
        kernel = (*pair(options["kernelSize"]), c, m)
        if kind == "depthwiseConv2d":
            return [kernel, (c * m,)] if options.get("useBias", True) else [kernel]
        return [kernel, (1, 1, c * m, options["filters"]), (options["filters"],)]
    if kind == "prelu":
        shared = options.get("sharedAxes", [])
        return [tuple(1 if axis + 1 in shared else length for axis, length in enumerate(shape))]
    return {"layerNormalization": [(c,), (c,)], "batchNormalization": [(c,)] * 4}.get(kind, [])


LAYERS = {
    "dense": lambda x, _, w, b: x @ w + b,
    "conv1d": conv1d,
    "depthwiseConv2d": depthwise,
    "separableConv2d": separable,
    "maxPooling1d": lambda x, options: pool1d("max", x, options),
    "averagePooling1d": lambda x, options: pool1d("average", x, options),
    "sumPooling1d": lambda x, options: pool1d("sum", x, options),
    "globalAveragePooling1d": lambda x, _: x.mean(1),
    "globalMaxPooling1d": lambda x, _: x.max(1).values,
    "globalAveragePooling2d": lambda x, _: x.mean((1, 2)),
    "flatten": lambda x, _: x.reshape(x.shape[0], -1),
    "reshape": lambda x, options: x.reshape(x.shape[0], *options["targetShape"]),
    "upSampling2d": lambda x, options: enlarged(x, pair(options.get("size", 2)), options.get("interpolation", "nearest")),
    "leakyReLU": lambda x, options: F.leaky_relu(x, options.get("negativeSlope", 0.3)),
    "batchNormalization": batch_norm,
    "layerNormalization": layer_norm,
    "prelu": prelu,
}


def apply_layer(kind, options, x, weights):
    return ACTIVATIONS[options.get("activation", "linear")](LAYERS[kind](x, options, *weights))


def penalty(options, weights):
    """What the regularizer of the first of a layer's weights adds to the loss."""
    given = options.get("kernelRegularizer", options.get("depthwiseRegularizer"))
    if given is None:
        return 0
    l1, l2 = given["options"].get("l1", 0), given["options"].get("l2", 0)
    return l1 * weights[0].abs().sum() + l2 * weights[0].square().sum()


def log_cosh(p, t):
    return (p - t).cosh().log().mean(-1)


def smoothed_crossentropy(p, t):
    smoothed = t * 0.9 + 0.1 / t.shape[-1]
    return -(smoothed * clipped(p / p.sum(-1, keepdim=True)).log()).sum(-1)


def network(layers, x, targets, loss, loss_of_rows, optimizer, make, sample_weight=None):
    """Ten steps on one batch; the weights of batch normalization begin with its means at 0 and variances at 1."""
    weights, value = [], x
    for kind, options in layers:
        of_layer = [numbers(*shape, scale=0.4) for shape in weights_of(kind, options, list(value.shape[1:]))]
        if kind.endswith("Normalization"):
            of_layer[0] += 1
        if kind == "batchNormalization":
            of_layer[2].zero_()
            of_layer[3].fill_(1)
        value = apply_layer(kind, options, value, [w.clone() for w in of_layer])
        trainable = of_layer[:2] if kind == "batchNormalization" else of_layer
        for w in trainable:
            w.requires_grad_()
        weights.append(of_layer)
    flat = [w for of_layer in weights for w in of_layer]
    start = [array(w) for w in flat]
    parameters = [w for w in flat if w.requires_grad]
    steps = make(parameters)
    losses = []
    for _ in range(10):
        value = x
        for (kind, options), of_layer in zip(layers, weights):
            value = apply_layer(kind, options, value, of_layer)
        rows = loss_of_rows(value, targets)
        total = (rows if sample_weight is None else rows * sample_weight).mean()
        total = total + sum(penalty(options, of_layer) for (_, options), of_layer in zip(layers, weights))
        losses.append(float("%.11g" % total.item()))
        steps.zero_grad()
        total.backward()
        clip_gradients(parameters, optimizer["options"])
        steps.step()
    return {
        "layers": [{"kind": kind, "options": options} for kind, options in layers],
        "input": array(x),
        "targets": array(targets),
        **({} if sample_weight is None else {"sampleWeight": array(sample_weight)}),
        "loss": loss,
        "optimizer": optimizer,
        "start": start,
        "losses": losses,
        "weights": [array(w) for w in flat],
    }


def networks():
    n = 5
    with torch.random.fork_rng():
        torch.manual_seed(24)
        hot = F.one_hot(torch.tensor([1, 0, 2, 2, 1]), 3).double()
        yes = torch.tensor([[1, 0], [0, 0], [1, 1], [0, 1], [1, 0]]).double()
        return [
            network(
                [
                    ("conv1d", {"filters": 4, "kernelSize": 3, "padding": "same", "activation": "tanh"}),
                    ("maxPooling1d", {"poolSize": 3, "strides": 2, "padding": "same"}),
                    (
                        "conv1d",
                        {"filters": 5, "kernelSize": 2, "padding": "causal", "dilationRate": 2, "activation": "gelu"},
                    ),
                    ("layerNormalization", {}),
                    ("averagePooling1d", {"poolSize": 2, "strides": 1, "padding": "same"}),
                    ("globalAveragePooling1d", {}),
                    ("dense", {"units": 3, "activation": "softmax"}),
                ],
                numbers(n, 11, 3),
                hot,
                {"kind": "categoricalCrossentropy", "options": {"labelSmoothing": 0.1}},
                smoothed_crossentropy,
                {"kind": "sgd", "options": {"learningRate": 0.2, "momentum": 0.9, "clipNorm": 0.3}},
                lambda w: torch.optim.SGD(w, lr=0.2, momentum=0.9),
            ),
            network(
                [
                    (
                        "depthwiseConv2d",
                        # A bias would have the gradient 0 before the normalization, but for rounding.
                        {"kernelSize": 3, "depthMultiplier": 2, "strides": 2, "padding": "same", "useBias": False},
                    ),
                    ("batchNormalization", {}),
                    ("prelu", {"sharedAxes": [1, 2]}),
                    ("upSampling2d", {"interpolation": "bilinear"}),
                    ("separableConv2d", {"filters": 3, "kernelSize": [3, 2], "depthMultiplier": 2, "activation": "relu"}),
                    ("upSampling2d", {"size": [1, 2]}),
                    ("depthwiseConv2d", {"kernelSize": 2}),
                    ("leakyReLU", {}),
                    ("globalAveragePooling2d", {}),
                    ("dense", {"units": 2, "activation": "sigmoid"}),
                ],
                numbers(n, 6, 7, 2),
                yes,
                {"kind": "binaryCrossentropy", "options": {}},
                lambda p, t: F.binary_cross_entropy(p, t, reduction="none").mean(-1),
                {"kind": "nadam", "options": {"learningRate": 0.02, "globalClipNorm": 0.1}},
                lambda w: torch.optim.NAdam(w, lr=0.02, **NADAM),
            ),
            network(
                [
                    ("dense", {"units": 12, "kernelRegularizer": {"kind": "l1l2", "options": {"l1": 0.01, "l2": 0.02}}}),
                    ("reshape", {"targetShape": [6, 2]}),
                    ("prelu", {}),
                    ("sumPooling1d", {"poolSize": 2, "strides": 1}),
                    ("conv1d", {"filters": 4, "kernelSize": 2, "strides": 2, "activation": "leakyRelu"}),
                    ("globalMaxPooling1d", {}),
                    ("dense", {"units": 2, "kernelRegularizer": {"kind": "l2", "options": {"l2": 0.05}}}),
                ],
                numbers(n, 7),
                numbers(n, 2),
                {"kind": "logCosh", "options": {}},
                log_cosh,
                {"kind": "adadelta", "options": {"learningRate": 1, "clipValue": 0.2}},
                lambda w: torch.optim.Adadelta(w, lr=1, rho=0.95, eps=1e-7),
                torch.tensor([1.0, 0.5, 0.0, 2.0, 1.5]),
            ),
        ]
