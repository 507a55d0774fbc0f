import { css } from 'lit';

/** A pooling's calculation is one line, which may be long. */
export const poolStepStyles = css`
  .calculation .terms {
    min-inline-size: 0;
  }
`;
