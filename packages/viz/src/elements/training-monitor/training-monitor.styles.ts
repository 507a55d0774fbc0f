import { css } from 'lit';

export const trainingMonitorStyles = css`
  .status {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 20px;
    min-block-size: 22px;
    margin: 0;
    font-size: 14px;
    line-height: 22px;
  }

  .status .pace {
    color: var(--_muted);
  }

  .bar {
    display: flex;
    gap: 3px;
    block-size: 8px;
    margin-block: 6px 20px;
  }

  .bar i {
    position: relative;
    flex: 1;
    overflow: hidden;
    border-radius: 4px;
    background: var(--_line);
  }

  .bar i::after {
    position: absolute;
    inset: 0;
    background: var(--_output);
    content: '';
    transform: scaleX(var(--_done));
    transform-origin: left;
  }

  .bar:dir(rtl) i::after {
    transform-origin: right;
  }

  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 270px), 1fr));
    gap: 18px 28px;
  }

  .chart {
    --_colour: var(--_output);

    min-inline-size: 0;
    direction: ltr;
  }

  .chart.loss {
    --_colour: var(--_gradient);
  }

  .head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    margin: 0 0 8px;
    font-size: 13px;
    line-height: 22px;
  }

  .head .now {
    color: var(--_colour);
    font-size: 17px;
    font-weight: 700;
  }

  .plot {
    position: relative;
    block-size: 150px;
    container-type: size;
    margin: 6px 8px 24px 46px;
  }

  .plot > * {
    position: absolute;
  }

  .plot svg {
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: hidden;
  }

  path {
    fill: none;
    stroke: var(--_colour);
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }

  .rules {
    stroke: var(--_line);
    stroke-width: 1px;
  }

  .epochs {
    stroke: var(--_line);
    stroke-width: 1px;
    stroke-dasharray: 2 3;
  }

  .raw {
    stroke-opacity: 0.34;
    stroke-width: 1px;
  }

  .smooth {
    stroke-width: 2.25px;
  }

  path.validation {
    stroke: var(--_ink);
    stroke-width: 1.25px;
    stroke-dasharray: 4 3;
  }

  .tick {
    inset-inline-end: calc(100% + 8px);
    inset-block-start: calc(var(--_y) * 100%);
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
    transform: translateY(-50%);
  }

  .epoch {
    inset-block-start: calc(100% + 5px);
    inset-inline-start: calc(var(--_x) * 100%);
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
    white-space: nowrap;
    transform: translateX(-50%);
  }

  .epoch.name {
    inset-inline: auto calc(100% + 8px);
    transform: none;
  }

  .tip,
  .dot {
    inset: 0 auto auto 0;
    inline-size: 9px;
    block-size: 9px;
    border: 2px solid var(--_card);
    border-radius: 50%;
    background: var(--_colour);
    transform: translate(calc(var(--_x) * 100cqi - 50%), calc(var(--_y) * 100cqb - 50%));
  }

  .dot {
    border: 1.5px solid var(--_ink);
    background: var(--_card);
  }

  .direct {
    inset-inline-end: calc((1 - var(--_x)) * 100%);
    inset-block-start: calc(var(--_y) * 100%);
    font-size: 12px;
    line-height: 16px;
    transform: translateY(8px);
  }

  .direct.above {
    transform: translateY(-24px);
  }

  .log {
    margin-block-start: 10px;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--_line);
    max-block-size: 340px;
    overflow: auto;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 14px;
    line-height: 24px;
    white-space: nowrap;
  }

  th,
  td {
    padding: 0 0 0 16px;
    font-weight: 400;
    text-align: end;
  }

  th:first-child {
    padding-inline-start: 0;
    text-align: start;
  }

  thead th,
  td:last-child {
    color: var(--_muted);
  }

  thead th {
    font-size: 13px;
  }

  tr.now > * {
    color: var(--_muted);
  }

  .empty th {
    color: var(--_muted);
  }

  @container (max-width: 420px) {
    table {
      font-size: 13px;
    }

    th,
    td {
      padding-inline-start: 10px;
    }
  }

  @media (forced-colors: active) {
    .bar i {
      border: 1px solid CanvasText;
      forced-color-adjust: none;
    }

    .bar i::after {
      background: Highlight;
    }

    .tip {
      background: CanvasText;
    }
  }

  @media print {
    .log {
      max-block-size: none;
    }
  }
`;
