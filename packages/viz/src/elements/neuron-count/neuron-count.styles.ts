import { css } from 'lit';

export const neuronCountStyles = css`
  :host {
    min-inline-size: 0;
  }

  table {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 8px 10px 0 0;
    font-size: 13px;
    line-height: 18px;
    text-align: start;
    vertical-align: top;
  }

  .kind th {
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_line);
    color: var(--_muted);
    font-weight: 400;
  }

  tbody + tbody + tbody .kind th {
    padding-block-start: 12px;
    border: 0;
  }

  thead + tbody .kind th {
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
  }

  thead th {
    padding-block: 0 10px;
  }

  small {
    display: block;
    color: var(--_muted);
    font-size: 11.5px;
    font-weight: 400;
    overflow-wrap: anywhere;
  }

  .count {
    display: block;
    font-size: clamp(9.5px, 2.4cqi, 16px);
    font-weight: 700;
    white-space: nowrap;
  }

  .area {
    position: relative;
    display: block;
    inline-size: min(100%, 150px);
    min-block-size: 16px;
    margin-block: 6px 10px;
  }

  .area i {
    display: block;
    inline-size: calc(var(--_side) * 100%);
    aspect-ratio: 1;
    background: var(--_input);
  }

  .weights i {
    background: var(--_filter);
  }

  .tiny::after {
    content: '';
    position: absolute;
    inset-block-start: -6px;
    inset-inline-start: -6px;
    inline-size: 12px;
    block-size: 12px;
    border: 1px solid var(--_muted);
    border-radius: 50%;
  }

  .tiny {
    inset-block-start: 6px;
    inset-inline-start: 6px;
  }

  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: end;
    margin-block: 6px 14px;
    font-size: 13px;
  }

  .fields label {
    display: grid;
    gap: 2px;
  }

  .fields input {
    inline-size: 88px;
    block-size: 40px;
    margin: 0;
    padding: 0 10px;
    border: 1px solid var(--_muted);
    border-radius: 9px;
    background: var(--_card);
    color: var(--_ink);
    font: inherit;
    font-size: 15px;
  }

  .fields input[aria-invalid='true'] {
    border: 2px solid var(--_danger);
  }

  .summary {
    color: var(--_ink);
    font-size: 14px;
  }

  .wrong {
    min-block-size: 20px;
    margin: 0;
    color: var(--_danger);
    font-size: 13px;
    line-height: 20px;
  }

  @container (max-width: 420px) {
    th,
    td {
      padding-inline-end: 4px;
    }

    .fields input {
      inline-size: 76px;
    }
  }

  @media (forced-colors: active) {
    .area i {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }

  @media print {
    .fields {
      display: none;
    }
  }
`;
