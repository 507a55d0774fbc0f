import { css } from 'lit';

export const predictionBarsStyles = css`
  :host {
    min-inline-size: 0;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    line-height: 20px;
  }

  caption {
    padding: 0 0 8px;
    font-size: 13px;
    line-height: 18px;
    text-align: start;
  }

  th,
  td {
    padding: 2px 0;
    font-weight: 400;
    white-space: nowrap;
  }

  th {
    padding-inline-end: 10px;
    text-align: end;
  }

  .track {
    inline-size: 100%;
    min-inline-size: 60px;
    padding-inline-end: 10px;
    border-inline-start: 1px solid var(--_line);
  }

  .bar {
    block-size: 16px;
    background: color-mix(in srgb, var(--_output) 42%, var(--_card));
    transform: scaleX(var(--_share));
    transform-origin: left;
    transition: transform 0.25s cubic-bezier(0.3, 0.7, 0.4, 1);
  }

  .bar:dir(rtl) {
    transform-origin: right;
  }

  .value {
    color: var(--_muted);
    font-size: 14px;
    text-align: end;
  }

  .remark {
    min-inline-size: 76px;
    padding-inline-start: 12px;
    color: var(--_muted);
    font-size: 13px;
  }

  .best th,
  .best .value,
  .best .remark {
    color: var(--_output);
    font-weight: 700;
  }

  .best .bar {
    background: var(--_output);
  }

  .wrong th,
  .wrong .value,
  .wrong .remark {
    color: var(--_danger);
  }

  .wrong .bar {
    background: var(--_danger);
  }

  .answer th,
  .answer .remark {
    font-weight: 700;
  }

  .answer:not(.best) th,
  .answer:not(.best) .value,
  .answer:not(.best) .remark {
    color: var(--_ink);
  }

  .answer .name {
    padding: 1px 5px;
    margin-inline-end: -6px;
    border: 1.5px solid currentColor;
    border-radius: 5px;
  }

  @media (prefers-reduced-motion: reduce) {
    .bar {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .bar {
      background: CanvasText;
      forced-color-adjust: none;
    }

    .best .bar {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
