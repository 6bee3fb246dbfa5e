"""Draws how our training step's time grows: python growth.py RESULTS.json GROWTH.png"""

import json
import sys
from itertools import groupby

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

COLOURS = {"dense": "#1f77b4", "variational": "#7b3fa0", "convolutional": "#d1550f"}


def draw_errorbars(axes, label, colour, x, rows, **style):
    medians = [row["median"] for row in rows]
    error = [[m - row["p10"] for m, row in zip(medians, rows)], [row["p90"] - m for m, row in zip(medians, rows)]]
    axes.errorbar(x, medians, error, label=label, color=colour, marker="o", markersize=4, capsize=2, **style)


def finish(axes, title, xlabel, ticks, labels=None):
    axes.set_title(title, loc="left", fontsize=11)
    axes.set_xlabel(xlabel)
    axes.set_xticks(ticks, labels or [str(tick) for tick in ticks])
    axes.minorticks_off()
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,g}")
    axes.grid(alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, fontsize=9)


def batches(axes, rows):
    for kind, group in groupby(rows, lambda row: row["kind"]):
        group = list(group)
        draw_errorbars(axes, kind, COLOURS[kind], [row["batch"] for row in group], group)
    axes.set_xscale("log", base=2)
    axes.set_yscale("log")
    finish(axes, "Batch", "images per step", sorted({row["batch"] for row in rows}))
    axes.tick_params(axis="x", labelsize=8)
    axes.set_ylabel("time of a training step, ms")


def filters(axes, rows):
    x = [row["filters"][0] for row in rows]
    draw_errorbars(axes, "convolutional, 32 images", COLOURS["convolutional"], x, rows)
    axes.set_xscale("log", base=2)
    axes.set_yscale("log")
    finish(axes, "Filters", "filters of the first and the second convolution", x, [f"{f} / {2 * f}" for f in x])


def workers(axes, rows):
    styles = {128: "--", 512: "-"}
    for (kind, batch), group in groupby(rows, lambda row: (row["kind"], row["batch"])):
        group = list(group)
        x = [row["workers"] for row in group]
        speedups = [group[0]["median"] / row["median"] for row in group]
        label = f"{kind}, {batch} images"
        axes.plot(x, speedups, styles[batch], marker="o", markersize=4, color=COLOURS[kind], label=label)
    counts = sorted({row["workers"] for row in rows})
    axes.plot(counts, counts, ":", color="grey", label="as many times as there are workers")
    axes.set_ylabel("times as fast as one worker")
    axes.set_ylim(bottom=0)
    finish(axes, "Workers", "workers", counts)


def main(results, picture):
    with open(results) as file:
        growth = json.load(file)["growth"]
    panels = [(draw_panel, growth[name]) for name, draw_panel in PANELS.items() if growth.get(name)]
    figure, axes = plt.subplots(1, len(panels), figsize=(4.2 * len(panels), 3.8), layout="constrained")
    for (draw_panel, rows), panel_axes in zip(panels, axes):
        draw_panel(panel_axes, rows)
    figure.savefig(picture, dpi=150)


PANELS = {"batch": batches, "filters": filters, "workers": workers}
main(*sys.argv[1:])
