import { css } from 'lit';

/** The title of a matrix or an image, and its size beside it. */
export const figureStyles = css`
  .title {
    font-weight: 700;
  }

  .size {
    color: var(--_muted);
    font-size: 11.5px;
    margin-inline-start: 1px;
  }
`;
