import { css } from 'lit';

/** Images one below the other, with their texts beside. */
export const cnnDiagramStyles = css`
  .plate {
    --_room: calc(100cqi - 2 * var(--_pad) - 2px);
    --_step: calc(1 + var(--_gap));
    --_split: calc((var(--_room)) / (var(--_images) * var(--_step) - var(--_gap)));
    --_below: clamp(80px, var(--_split), 200px);
    --_beside: calc(
      (var(--_room) - var(--_flat) * 118px) / (var(--_images) * var(--_step) + var(--_flat) * var(--_gap))
    );
    /* More than any length where images beside the flat values were too small, so that these stand below; else 0. */
    --_is-below: clamp(0px, (110px - var(--_beside)) * 9999, 9999px);
    --_s: max(min(var(--_beside), 170px), min(var(--_below), var(--_is-below)));

    display: flex;
    flex-wrap: wrap;
    gap: 20px calc(var(--_s) * var(--_gap));
    overflow: auto hidden;
    padding: 2px;
    margin: -2px;
    direction: ltr;
  }

  .plate.long {
    --_is-below: 9999px;
  }

  /* No arrow leads to what stands below, or first. */
  .part + .part .stage:first-child .box {
    --_gone: var(--_is-below);
  }

  .flat.input .box {
    --_gone: 9999px;
  }

  h3 {
    margin: 0 0 10px;
    padding-block-end: 5px;
    border-block-end: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 12px;
    font-weight: 700;
    line-height: 16px;
  }

  ol {
    display: flex;
    gap: 16px calc(var(--_s) * var(--_gap));
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .part {
    flex: 1 0 auto;
    max-inline-size: 100%;
  }

  .part:last-child ol {
    flex-wrap: wrap;
  }

  .stage {
    position: relative;
    min-inline-size: 0;
  }

  .image {
    flex: none;
    inline-size: var(--_s);
  }

  .flat {
    inline-size: max-content;
    max-inline-size: min(100%, 190px);
  }

  .box {
    position: relative;
    block-size: var(--_s);
    border-radius: 4px;
    cursor: crosshair;
    touch-action: pan-x pan-y;
  }

  .flat .box {
    --_gone: 0px;

    display: grid;
    align-items: center;
    justify-items: start;
    inline-size: fit-content;
  }

  .flat .box::after {
    position: absolute;
    inset-block-start: calc(50% - 2.5px);
    inset-inline-start: calc(var(--_s) * var(--_gap) * -0.22 - 5px);
    inline-size: 6px;
    block-size: 6px;
    border: solid var(--_muted);
    border-width: max(0px, 1.5px - var(--_gone)) max(0px, 1.5px - var(--_gone)) 0 0;
    opacity: 0.7;
    transform: rotate(45deg);
    content: '';
  }

  .flat .box::before {
    position: absolute;
    inset-block-start: 50%;
    inset-inline-start: calc(var(--_s) * var(--_gap) * -0.78);
    inline-size: max(0px, var(--_s) * var(--_gap) * 0.56 - var(--_gone));
    border-block-start: 1.5px solid var(--_muted);
    opacity: 0.7;
    content: '';
  }

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

  .sheet {
    position: relative;
    block-size: calc(var(--_s) * 0.86);
    aspect-ratio: var(--_columns) / var(--_rows);
    min-inline-size: 10px;
    border-radius: 2px;
    background: var(--_card);
    box-shadow: 0 0 0 1px var(--_line);
  }

  .sheet.folded {
    inline-size: calc(var(--_s) * 0.3);
    aspect-ratio: auto;
  }

  .folded canvas {
    image-rendering: auto;
  }

  .sheet canvas {
    position: absolute;
    block-size: 100%;
    border-radius: inherit;
    box-shadow: none;
  }

  .ruled::after {
    position: absolute;
    inset: 0;
    background:
      linear-gradient(var(--_line) 1px, transparent 1px) 0 -0.5px / 100% calc(100% / var(--_rows)),
      linear-gradient(to right, var(--_line) 1px, transparent 1px) -0.5px 0 / calc(100% / var(--_columns))
        100%;
    content: '';
    pointer-events: none;
  }

  .cross {
    stroke: var(--_danger);
    stroke-width: 1.2px;
  }

  .text {
    display: grid;
    justify-items: start;
    margin-block-start: 8px;
    font-size: 11.5px;
    line-height: 16px;
  }

  button {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .name {
    padding: 2px 0;
    font-size: 13px;
    font-weight: 700;
    line-height: 20px;
    text-align: start;
    text-decoration-line: underline;
    text-decoration-thickness: 1px;
    text-decoration-color: transparent;
    text-underline-offset: 3px;
  }

  .name:hover,
  .name[aria-expanded='true'] {
    color: var(--_input);
    text-decoration-color: currentColor;
  }

  .long .name {
    font-size: 12px;
  }

  .settings {
    color: var(--_muted);
  }

  .toggle {
    min-block-size: 28px;
    margin-block: 6px 4px;
    padding: 2px 10px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    color: var(--_ink);
  }

  .toggle[aria-pressed='true'] {
    border-color: var(--_ink);
    background: var(--_ink);
    color: var(--_card);
  }

  .dropout .text {
    inline-size: 124px;
  }

  .dropout .settings:last-child {
    min-block-size: 32px;
  }

  .thumbs {
    display: grid;
    grid-template-columns: repeat(7, 1fr);
    gap: 2px;
    inline-size: var(--_s);
    margin-block-start: 6px;
  }

  .thumbs canvas {
    aspect-ratio: 1;
    border-radius: 1px;
    image-rendering: auto;
    cursor: pointer;
  }

  .thumbs .chosen {
    z-index: 1;
    box-shadow: 0 0 0 2px var(--_input);
  }

  .bars {
    display: grid;
    grid-template-columns: max-content 64px 7ch;
    column-gap: 6px;
    font-size: min(11.5px, var(--_s) * 0.085);
    line-height: calc(var(--_s) * 0.086);
  }

  .bar {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }

  .bar span:last-child {
    color: var(--_muted);
    text-align: end;
    white-space: nowrap;
  }

  .bar i {
    block-size: 72%;
    border-inline-start: 1px solid var(--_line);
    background: linear-gradient(color-mix(in srgb, var(--_output) 45%, var(--_card)) 0 0) no-repeat 0 0 /
      calc(var(--_share) * 100%) 100%;
    forced-color-adjust: none;
  }

  .best {
    color: var(--_output);
    font-weight: 700;
  }

  .best i {
    background-image: linear-gradient(var(--_output) 0 0);
  }

  .bar.best span:last-child,
  .output {
    color: var(--_output);
  }

  .bar.here {
    outline: 2px solid var(--_input);
    outline-offset: -1px;
  }

  .readout {
    min-block-size: 20px;
    margin: 14px 0 0;
    color: var(--_muted);
    font-size: 13px;
    line-height: 20px;
  }

  .detail {
    position: relative;
    margin-block-start: 14px;
    padding: 14px 16px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_paper);
    font-size: 14px;
  }

  .detail p {
    margin: 0 0 8px;
  }

  .detail .heading {
    padding-inline-end: 40px;
  }

  .close {
    position: absolute;
    inset-block-start: 2px;
    inset-inline-end: 2px;
    inline-size: 40px;
    block-size: 40px;
    font-size: 22px;
  }

  conv-step::part(card),
  pool-step::part(card) {
    padding: 8px 0 0;
    border: 0;
    background: none;
  }

  .formula {
    color: var(--_muted);
    font-size: 14px;
  }

  .formula b {
    color: var(--_ink);
  }

  .formula .filter {
    color: var(--_filter);
  }

  .formula .output {
    color: var(--_output);
  }

  .order {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    direction: ltr;
  }

  .order span {
    display: grid;
    justify-items: center;
    min-inline-size: 68px;
    padding: 4px 8px;
    border: 1px solid var(--_line);
    border-radius: 6px;
    color: var(--_muted);
    font-size: 12px;
  }

  .order i {
    color: var(--_output);
    font-style: normal;
    font-weight: 700;
  }

  .order .here {
    box-shadow: 0 0 0 2px var(--_input);
    color: var(--_ink);
  }

  .scroll {
    overflow: auto hidden;
    margin-block-end: 8px;
  }

  table {
    border-collapse: collapse;
    font-size: 13px;
    line-height: 20px;
  }

  th,
  td {
    padding: 1px 10px;
    font-weight: 400;
    text-align: end;
    white-space: nowrap;
  }

  thead th {
    color: var(--_muted);
    border-block-end: 1px solid var(--_line);
  }

  tfoot > tr > * {
    border-block-start: 1px solid var(--_line);
  }

  .here td,
  .here th {
    background: var(--_input-tint);
  }

  .total {
    margin: 14px 0 0;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
    font-size: 14px;
    font-weight: 700;
    text-align: center;
  }

  @container (max-width: 520px) {
    .plate,
    .plate.long {
      --_s: 124px;

      overflow: visible;
    }

    .part,
    .flat {
      inline-size: 100%;
      max-inline-size: none;
    }

    ol {
      flex-direction: column;
      gap: calc(var(--_s) * var(--_gap));
    }

    .stage {
      display: grid;
      grid-template-columns: var(--_s) minmax(0, 1fr);
      gap: 14px;
      inline-size: 100%;
    }

    .image {
      block-size: var(--_s);
    }

    .name {
      overflow-wrap: anywhere;
    }

    .text {
      align-content: center;
      min-inline-size: 0;
      margin: 0;
    }

    .thumbs {
      grid-template-columns: repeat(auto-fill, 13px);
      inline-size: 100%;
    }

    .flat .box {
      justify-items: center;
      inline-size: auto;
    }

    .flat .box::before {
      inset-block-start: calc(var(--_s) * var(--_gap) * -0.78);
      inset-inline-start: 50%;
      inline-size: 0;
      block-size: max(0px, var(--_s) * var(--_gap) * 0.56 - var(--_gone));
      border-inline-start: 1.5px solid var(--_muted);
    }

    .flat .box::after {
      inset-block-start: calc(var(--_s) * var(--_gap) * -0.22 - 5px);
      inset-inline-start: calc(50% - 2.5px);
      transform: rotate(135deg);
    }

    .bars {
      grid-template-columns: max-content 36px 7ch;
    }

    .link.across {
      display: none;
    }

    .link.down {
      display: block;
    }
  }

  @media (forced-colors: active) {
    .toggle[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }

    .window {
      stroke: Highlight;
    }

    .sheet {
      outline: 1px solid CanvasText;
    }

    .order .here,
    tr.here {
      outline: 2px solid Highlight;
    }
  }

  @media print {
    .toggle,
    .close {
      display: none;
    }
  }
`;
