import { css } from 'lit';

export const confusionMatrixStyles = css`
  :host {
    min-inline-size: 0;
  }

  .both {
    display: grid;
    grid-template-columns: minmax(0, 620px) max-content;
    gap: 16px 28px;
    align-items: start;
  }

  table {
    border-collapse: separate;
    border-spacing: 2px;
    font-size: 13px;
  }

  .grid {
    inline-size: 100%;
    table-layout: fixed;
  }

  caption {
    padding-block-end: 10px;
    line-height: 20px;
    text-align: start;
  }

  th {
    padding: 0 3px;
    font-weight: 700;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .axis {
    color: var(--_muted);
    font-size: 11.5px;
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
  }

  .cell {
    --_fill: color-mix(in srgb, var(--_tone) var(--_share), var(--_card));

    block-size: clamp(24px, 7cqi, 40px);
    padding: 0;
    border-radius: 4px;
    background: var(--_fill);
    box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--_ink) 14%, transparent);
    /* Black or white, whichever has more contrast. */
    color: lab(from var(--_fill) calc((49.44 - l) * 100000) 0 0);
    font-size: clamp(9px, 1.9cqi, 13px);
    text-align: center;
    cursor: pointer;
    --_tone: var(--_danger);
  }

  .right {
    --_tone: var(--_output);
  }

  .cell[aria-selected='true'] {
    box-shadow:
      0 0 0 1px var(--_card),
      0 0 0 3px var(--_ink);
  }

  .rates td {
    padding: 0 6px;
    line-height: 22px;
    text-align: end;
  }

  .rates {
    justify-self: start;
  }

  .rates th {
    padding-inline: 6px;
    text-align: end;
  }

  .note {
    min-block-size: 20px;
  }

  .images {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(56px, 1fr));
    gap: 10px;
    max-inline-size: 860px;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
    color: var(--_muted);
    font-size: 11.5px;
    text-align: center;
  }

  .images canvas {
    aspect-ratio: var(--_aspect);
  }

  @container (max-width: 700px) {
    .both {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @container (max-width: 440px) {
    .grid {
      border-spacing: 1px;
    }

    .grid th {
      padding: 0;
      font-size: 11.5px;
    }
  }

  @media (forced-colors: active) {
    .cell {
      color: CanvasText;
      outline: 1px solid GrayText;
      outline-offset: -1px;
    }

    .right {
      outline: 2px solid CanvasText;
    }

    .cell[aria-selected='true'] {
      outline: 3px solid Highlight;
    }
  }
`;
