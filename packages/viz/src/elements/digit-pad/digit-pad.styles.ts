import { css } from 'lit';

export const digitPadStyles = css`
  :host {
    min-inline-size: 0;
  }

  .sheets {
    display: grid;
    grid-template-columns: minmax(0, 280px) minmax(0, 230px);
    gap: 2px 24px;
  }

  .heading {
    align-self: end;
    margin-block-end: 6px;
  }

  .pad {
    display: block;
    inline-size: 100%;
    aspect-ratio: 1;
    border-radius: 8px;
    background: var(--_card);
    box-shadow: 0 0 0 1px var(--_muted);
    cursor: crosshair;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }

  .pad path {
    fill: none;
    stroke: var(--_ink);
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .pad circle {
    fill: none;
    stroke: var(--_input);
    stroke-width: 0.4;
  }

  .pad:not(:focus-visible) circle {
    display: none;
  }

  .pad circle.down {
    fill: var(--_input);
  }

  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }

  button,
  select {
    min-inline-size: 72px;
    block-size: 40px;
    margin: 0;
    padding: 0 12px;
    border: 1px solid var(--_line);
    border-radius: 9px;
    background: var(--_card);
    color: var(--_ink);
    font: inherit;
    font-size: 14px;
    cursor: pointer;
  }

  button:hover,
  select:hover {
    border-color: var(--_muted);
  }

  button[aria-disabled='true'] {
    border-color: var(--_line);
    color: var(--_muted);
    cursor: default;
  }

  .note {
    min-block-size: 20px;
    margin-block-start: 10px;
  }

  @container (max-width: 400px) {
    .sheets {
      grid-template-columns: minmax(0, 5fr) minmax(0, 3fr);
      column-gap: 14px;
    }
  }

  @media print {
    .controls {
      display: none;
    }
  }
`;
