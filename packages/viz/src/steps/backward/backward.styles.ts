import { css } from 'lit';

/** Gradients, in the matrices and in the calculation. */
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
