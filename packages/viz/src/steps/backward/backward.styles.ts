import { css } from 'lit';

/** The colour of gradients in matrices and calculations. */
export const backwardStyles = css`
  b.gradient,
  .backward .result {
    color: var(--_gradient);
  }

  .backward .result {
    background: var(--_gradient-tint);
  }

  .matrix.gradient .cell-note {
    color: var(--_filter);
  }

  .backward .inputs .matrix.input .cell-note {
    color: var(--_gradient);
  }
`;
