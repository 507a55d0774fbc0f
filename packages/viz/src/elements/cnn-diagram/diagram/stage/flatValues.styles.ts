import { css } from 'lit';

/** Flat values as a block of cells. */
export const flatValuesStyles = css`
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

  @media (forced-colors: active) {
    .sheet {
      outline: 1px solid CanvasText;
    }
  }
`;
