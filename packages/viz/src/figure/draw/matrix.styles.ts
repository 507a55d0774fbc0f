import { css } from 'lit';

/** Needs `--_cnn-cell` and `--_gap` from the surrounding layout. */
export const matrixStyles = css`
  .matrix {
    margin: 0;
  }

  .matrix figcaption {
    block-size: 24px;
    font-size: 13px;
    line-height: 18px;
    white-space: nowrap;
  }

  .matrix.input {
    --_role: var(--_input);
    --_tint: var(--_input-tint);
  }

  .matrix.filter {
    --_role: var(--_filter);
    --_tint: var(--_filter-tint);
  }

  .matrix.output {
    --_role: var(--_output);
    --_tint: var(--_output-tint);
  }

  .matrix.gradient {
    --_role: var(--_gradient);
    --_tint: var(--_gradient-tint);
  }

  .cells {
    --_number: min(18px, var(--_cnn-cell) * 0.42, var(--_cnn-cell) * 0.88 / (var(--_characters) * 0.7));

    position: relative;
    display: grid;
    row-gap: var(--_gap);
    inline-size: calc(var(--_columns) * (var(--_cnn-cell) + var(--_gap)) - var(--_gap));
    direction: ltr;
    font-size: var(--_number);
    line-height: 1;
  }

  .row {
    display: grid;
    grid-template-columns: repeat(var(--_columns), var(--_cnn-cell));
    column-gap: var(--_gap);
    block-size: var(--_cnn-cell);
    /* A step lays out only the rows that it changes. */
    contain: size layout style;
  }

  .row:focus-within,
  .cell:focus-within {
    z-index: 2;
  }

  .compact .cell {
    border-color: transparent;
    background: color-mix(in srgb, var(--_ink) calc(var(--_shade) * 0.85 + 4%), var(--_card));
    color: transparent;
  }

  .compact .cell.lit {
    font-weight: inherit;
  }

  .compact .cell:focus-within {
    position: relative;
  }

  .compact input.value:focus {
    position: absolute;
    inset: 50% auto auto 50%;
    inline-size: 60px;
    block-size: 30px;
    border-radius: 6px;
    background: var(--_card);
    color: var(--_ink);
    font-size: 14px;
    translate: -50% -50%;
  }

  .output .compact .cell.lit {
    background: color-mix(in srgb, var(--_role) calc(var(--_shade) * 0.8 + 12%), var(--_card));
  }

  .compact .cell.negative {
    --_ink: var(--_negative);
    --_role: var(--_negative);
  }

  .compact .cell.empty {
    border-color: var(--_line);
    background: none;
  }

  .outline {
    --_pitch: (var(--_cnn-cell) + var(--_gap));

    position: absolute;
    inset: -3px auto auto -3px;
    inline-size: calc(var(--_width) * var(--_pitch) - var(--_gap) + 6px);
    block-size: calc(var(--_height) * var(--_pitch) - var(--_gap) + 6px);
    border: 3px solid var(--_role);
    border-radius: min(8px, var(--_cnn-cell) * 0.22);
    transform: translate(calc(var(--_column) * var(--_pitch)), calc(var(--_row) * var(--_pitch)));
    pointer-events: none;
    z-index: 3;
  }

  .glide .outline {
    transition: transform 0.32s cubic-bezier(0.4, 0, 0.2, 1);
  }

  @media (prefers-reduced-motion: reduce) {
    .glide .outline {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .outline {
      border-color: Highlight;
    }

    .compact .cell {
      forced-color-adjust: none;
    }
  }
`;
