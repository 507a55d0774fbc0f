import { css } from 'lit';

/** The image of a layer, the sheets behind it, the window and its link to the next layer. */
export const imageStyles = css`
  svg,
  .picture {
    position: absolute;
    overflow: visible;
    pointer-events: none;
  }

  svg {
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    fill: none;
  }

  rect,
  path {
    vector-effect: non-scaling-stroke;
  }

  .page {
    fill: var(--_card);
    stroke: var(--_line);
  }

  .page.blank {
    --_role: var(--_output);

    fill: color-mix(in srgb, var(--_role) 7%, var(--_card));
    stroke: color-mix(in srgb, var(--_role) 32%, var(--_line));
  }

  .input .page.blank {
    --_role: var(--_input);
  }

  .picture {
    inset-block-start: calc(var(--_y) * 1%);
    inset-inline-start: calc(var(--_x) * 1%);
    inline-size: calc(var(--_w) * 1%);
    block-size: calc(var(--_h) * 1%);
    border-radius: 1px;
  }

  .link {
    z-index: 1;
  }

  .link.across {
    inline-size: calc(100% * (1 + var(--_step)));
  }

  .link.down {
    display: none;
    block-size: calc(100% * (1 + var(--_step)));
  }

  .link .fill {
    fill: var(--_input);
    opacity: 0.09;
  }

  .link .edge {
    stroke: var(--_input);
    stroke-width: 1px;
    opacity: 0.75;
  }

  .window {
    stroke: var(--_input);
    stroke-width: 2px;
  }

  .halo {
    stroke: var(--_card);
    stroke-width: 4px;
  }

  .over {
    z-index: 2;
  }

  .over:first-child {
    z-index: auto;
  }

  @container (max-width: 520px) {
    .link.across {
      display: none;
    }

    .link.down {
      display: block;
    }
  }

  @media (forced-colors: active) {
    .window {
      stroke: Highlight;
    }
  }
`;
