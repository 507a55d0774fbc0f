/** The shadow roots of a figure and of the figures in it. */
export function shadowRootsOf(figure: Element): ShadowRoot[] {
  const root = figure.shadowRoot;
  return root ? [root, ...[...root.querySelectorAll('*')].flatMap(shadowRootsOf)] : [];
}

/** Lets what still moves in a figure arrive at once. */
export function finishAnimations(figure: Element): void {
  const roots = shadowRootsOf(figure);
  // What a change of style sets in motion is there once the figure is laid out.
  for (const { lastElementChild } of roots) lastElementChild?.getBoundingClientRect();
  for (const animation of roots.flatMap((root) => root.getAnimations())) {
    if (Number.isFinite(Number(animation.effect?.getComputedTiming().endTime))) animation.finish();
  }
}
