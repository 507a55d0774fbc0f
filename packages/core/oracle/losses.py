"""Losses, the mean over a batch, and their gradients by the predictions."""
import torch
import torch.nn.functional as F

from shared import KERAS_EPSILON, array, clipped, leaf, numbers


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


def scores():
    """Losses of numbers, scores, counts and directions, and smoothed targets."""
    n, classes = 5, 4
    with torch.random.fork_rng():
        torch.manual_seed(22)
        real, guess = numbers(n, 3), numbers(n, 3, scale=2)
        signs = torch.where(numbers(n, 3) > 0, 1.0, -1.0).double()
        signs[0, 0] = 0.0
        as_signs = torch.where(signs == 0, torch.full_like(signs, -1.0), signs)
        hot = F.one_hot(torch.tensor([1, 3, 0, 2, 2]), classes).double()
        scores_of_classes, logits = numbers(n, classes), numbers(n, classes, scale=3)
        soft = torch.softmax(numbers(n, classes), -1).mul(1000).round() / 1000
        soft[1] = torch.tensor([0.0, 0.25, 0.75, 0.0], dtype=torch.float64)
        probabilities = (torch.softmax(numbers(n, classes), -1) * 1000).round() / 1000
        probabilities[3, 0] = 0.0
        counts = torch.tensor([[0, 1, 2], [3, 0, 1], [7, 2, 0], [1, 1, 1], [0, 0, 4]], dtype=torch.float64)
        rates = numbers(n, 3).abs() + 0.05
        binary = torch.tensor([[0, 1, 1], [1, 0, 0], [0, 0, 1], [1, 1, 1], [0.25, 0.5, 1]], dtype=torch.float64)
        yes = torch.sigmoid(numbers(n, 3)).mul(1000).round() / 1000
    smoothed = binary * 0.8 + 0.1

    def categorical_hinge(t, p):
        wrong = ((1 - t) * p).max(-1).values
        return F.relu(wrong - (t * p).sum(-1) + 1).mean()

    def smoothed_categorical(t, p):
        return F.nll_loss(clipped(p / p.sum(-1, keepdim=True)).log(), t.argmax(-1)) * 0.7 - 0.3 / classes * clipped(
            p / p.sum(-1, keepdim=True)
        ).log().sum(-1).mean()

    def divergence(t, p):
        return F.kl_div(p.clamp(KERAS_EPSILON, 1).log(), t.clamp(KERAS_EPSILON, 1), reduction="batchmean")

    def poisson(t, p):
        return F.poisson_nll_loss(p, t, log_input=False, eps=KERAS_EPSILON)

    return [
        loss("hinge", {}, lambda _, p: F.relu(1 - as_signs * p).mean(), signs, guess.clone()),
        loss("squaredHinge", {}, lambda _, p: F.relu(1 - as_signs * p).square().mean(), signs, guess.clone()),
        loss("categoricalHinge", {}, categorical_hinge, hot, scores_of_classes),
        loss("klDivergence", {}, divergence, soft, probabilities.clone()),
        loss("logCosh", {}, lambda t, p: (p - t).cosh().log().mean(), real, guess.clone()),
        loss("poisson", {}, poisson, counts, rates),
        loss("cosineSimilarity", {}, lambda t, p: -F.cosine_similarity(p, t, dim=-1).mean(), real, guess.clone()),
        loss("categoricalCrossentropy", {"labelSmoothing": 0.3}, smoothed_categorical, hot, probabilities.clone()),
        loss(
            "categoricalCrossentropy",
            {"fromLogits": True, "labelSmoothing": 0.3},
            lambda t, x: F.cross_entropy(x, t, label_smoothing=0.3),
            soft,
            logits,
        ),
        loss(
            "binaryCrossentropy",
            {"labelSmoothing": 0.2},
            lambda _, p: F.binary_cross_entropy(clipped(p), smoothed),
            binary,
            yes,
        ),
        loss(
            "binaryCrossentropy",
            {"fromLogits": True, "labelSmoothing": 0.2},
            lambda _, x: F.binary_cross_entropy_with_logits(x, smoothed),
            binary,
            guess.clone(),
        ),
    ]
