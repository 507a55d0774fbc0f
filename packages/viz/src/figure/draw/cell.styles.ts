import { css } from 'lit';

/** One cell of a matrix, in each of its states: `CellState` in cell.ts. Needs the variables of matrix.styles.ts. */
export const cellStyles = css`
  .cell {
    display: grid;
    grid-template: 100% / 100%;
    place-items: center;
    block-size: var(--_cnn-cell);
    border: 1px solid var(--_line);
    border-radius: min(5px, var(--_cnn-cell) * 0.14);
    background: color-mix(in srgb, var(--_ink) calc(var(--_shade) * 0.075), var(--_card));
    white-space: nowrap;
  }

  .cell > * {
    grid-area: 1 / 1;
  }

  .cell.lit {
    border-color: transparent;
    background: var(--_tint);
    color: var(--_role);
    font-weight: 700;
  }

  .cell.padding {
    border-style: dashed;
    background: transparent;
    color: var(--_muted);
  }

  .cell.padded {
    border-style: dashed;
    background: var(--_tint);
    font-weight: 700;
    border-color: var(--_role);
    color: var(--_role);
  }

  .cell.winner {
    border-color: transparent;
    background: var(--_output-tint);
    box-shadow: inset 0 0 0 2px var(--_output);
    color: var(--_output);
    font-weight: 700;
  }

  .cell.dropped {
    border-style: dashed;
    background: repeating-linear-gradient(135deg, transparent 0 5px, var(--_line) 5px 6px);
    color: var(--_muted);
  }

  /* The weight in the corner of an image cell. */
  .cell-note {
    place-self: end;
    margin: 6%;
    color: var(--_filter);
    font-size: clamp(
      0px,
      (var(--_cnn-cell) - 25px) * 99,
      min(var(--_cnn-cell) * 0.22 + 0.8px, var(--_cnn-cell) * 0.88 / (var(--_note-characters, 2) * 0.72))
    );
    font-weight: 700;
  }

  input.value {
    inline-size: 100%;
    block-size: 100%;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: inherit;
    background: none;
    color: inherit;
    font: inherit;
    font-variant-numeric: inherit;
    text-align: center;
    cursor: text;
  }

  .cell.editable {
    border: 1px solid color-mix(in srgb, currentColor 35%, transparent);
  }

  .cell input.value:hover {
    background: color-mix(in srgb, currentColor 9%, transparent);
  }

  .cell input.value:focus {
    outline: 3px solid var(--_role);
    outline-offset: 0;
  }

  input[aria-invalid] {
    outline: 2px solid var(--_danger);
    outline-offset: -2px;
    color: var(--_danger);
  }

  @media (forced-colors: active) {
    .cell {
      border-color: GrayText;
      box-shadow: none;
    }

    .cell.lit {
      border: 2px solid CanvasText;
    }

    .cell.winner {
      border: 4px double Highlight;
      box-shadow: none;
    }
  }
`;
