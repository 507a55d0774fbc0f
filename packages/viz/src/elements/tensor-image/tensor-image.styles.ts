import { css } from 'lit';

export const tensorImageStyles = css`
  :host {
    min-inline-size: 0;
  }

  .scroll {
    overflow: auto hidden;
    padding: 4px;
    margin: -4px;
  }

  .picture {
    position: relative;
    inline-size: fit-content;
    max-inline-size: 100%;
    border-radius: 4px;
    cursor: crosshair;
    touch-action: pan-x pan-y;
  }

  .with-values .picture {
    max-inline-size: none;
  }

  svg {
    display: block;
    inline-size: var(--cnn-image-size, min(100cqi - 2 * var(--_pad) - 2px, 280px));
    block-size: auto;
    border-radius: inherit;
    box-shadow: 0 0 0 1px var(--_line);
    direction: ltr;
    forced-color-adjust: none;
  }

  .with-values svg {
    inline-size: max(100cqi - 2 * var(--_pad) - 2px, var(--_least) * 1px);
    box-shadow: none;
  }

  path {
    shape-rendering: crispEdges;
  }

  .level {
    --_fill: color-mix(in srgb, var(--_ink) calc(var(--_shade) * 0.95 + 3.5%), var(--_card));

    fill: var(--_fill);
  }

  .light .level {
    --_fill: color-mix(in srgb, #fff var(--_shade), #000);
  }

  /* Black or white, whichever has more contrast: where lightness crosses 49.44 both have 4.58 : 1. */
  text {
    fill: lab(from var(--_fill) calc((49.44 - l) * 100000) 0 0);
    text-anchor: middle;
  }

  .zero text {
    fill: var(--_muted);
  }

  .light .zero text {
    fill: #a6a6a6;
  }

  .marker {
    fill: none;
    stroke: var(--_input);
    stroke-width: 3px;
    vector-effect: non-scaling-stroke;
  }

  .halo {
    fill: none;
    stroke: var(--_card);
    stroke-width: 6px;
    vector-effect: non-scaling-stroke;
  }

  .readout {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    min-block-size: 20px;
    margin: 8px 0 0;
    color: var(--_muted);
    font-size: 13px;
    line-height: 20px;
  }

  .readout strong {
    color: var(--_input);
  }

  @container (max-width: 340px) {
    .hint,
    .readout:has(strong) .range {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .marker {
      stroke: Highlight;
    }
  }

  @media print {
    .with-values :is(.picture, svg) {
      inline-size: 100%;
    }
  }
`;
