import { css } from 'lit';

/** The calculation of the opened value. */
export const detailStyles = css`
  .output {
    color: var(--_output);
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

  @media (forced-colors: active) {
    .order .here,
    tr.here {
      outline: 2px solid Highlight;
    }
  }

  @media print {
    .close {
      display: none;
    }
  }
`;
