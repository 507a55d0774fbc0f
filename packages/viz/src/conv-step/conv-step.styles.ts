import { css } from 'lit';

/** The products need the height of a hand calculation's lines. */
export const convStepStyles = css`
  .calculation .term {
    letter-spacing: 0.01em;
  }
`;
