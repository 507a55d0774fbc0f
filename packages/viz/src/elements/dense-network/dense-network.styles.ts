import { css } from 'lit';

export const denseNetworkStyles = css`
  :host {
    min-inline-size: 0;
  }

  .figure {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(270px, 2fr);
    gap: 16px 32px;
    align-items: start;
  }

  .network {
    display: block;
    inline-size: 100%;
    max-inline-size: 620px;
    margin-inline: auto;
    direction: ltr;
    cursor: pointer;
  }

  .network line {
    stroke: color-mix(in srgb, var(--_muted) 45%, var(--_card));
  }

  .network .above {
    stroke: var(--_filter);
  }

  .network .below {
    stroke: var(--_negative);
  }

  .network .weighed line {
    stroke-opacity: 0.75;
  }

  .network .others line {
    stroke-opacity: 0.25;
  }

  .network .own line:not(.above, .below) {
    stroke: var(--_filter);
    stroke-width: 1.4;
  }

  .network .own line {
    stroke-opacity: 1;
  }

  circle {
    fill: var(--_card);
    stroke: var(--_muted);
    stroke-width: 1.2;
  }

  .in circle {
    fill: var(--_input-tint);
    stroke: var(--_input);
  }

  .out circle {
    fill: var(--_output-tint);
    stroke: var(--_output);
  }

  .now circle {
    stroke: var(--_ink);
    stroke-width: 2.4;
  }

  text {
    fill: var(--_ink);
    font-size: 8.5px;
    text-anchor: middle;
    user-select: none;
  }

  .name {
    font-size: 9.5px;
    font-weight: 700;
  }

  .count {
    fill: var(--_muted);
    font-size: 9px;
  }

  .readout {
    min-block-size: calc(var(--_lines) * 22px + 28px);
    font-size: 13px;
    line-height: 20px;
  }

  .readout p {
    margin: 0 0 8px;
  }

  .readout table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  .readout th,
  .readout td {
    padding: 1px 0 1px 8px;
    font-weight: 400;
    text-align: end;
  }

  .readout th:first-child {
    padding-inline-start: 0;
    text-align: start;
  }

  .readout thead th {
    color: var(--_muted);
    font-size: 11.5px;
  }

  .readout .weight {
    color: var(--_filter);
  }

  .readout .value {
    color: var(--_input);
  }

  .readout tfoot tr:first-child > * {
    border-block-start: 1px solid var(--_line);
  }

  .readout .result > * {
    color: var(--_output);
    font-weight: 700;
  }

  @container (max-width: 700px) {
    .figure {
      grid-template-columns: minmax(0, 1fr);
    }

    .name {
      font-size: 11.5px;
    }

    .count {
      font-size: 11px;
    }

    .neuron text {
      font-size: 10.5px;
    }
  }

  /* The drawing shrinks: its texts do not. */
  @container (max-width: 420px) {
    .name {
      font-size: 15px;
    }

    .count {
      font-size: 14px;
    }

    .neuron text {
      font-size: 12.5px;
    }
  }

  @container (max-width: 330px) {
    .name {
      font-size: 16.5px;
    }

    .count {
      font-size: 15.5px;
    }

    .neuron text {
      font-size: 14px;
    }
  }

  @media (forced-colors: active) {
    .network line {
      stroke: CanvasText;
    }

    .own line {
      stroke: Highlight;
    }

    circle {
      fill: Canvas;
      stroke: CanvasText;
    }

    .now circle {
      stroke: Highlight;
    }
  }
`;
