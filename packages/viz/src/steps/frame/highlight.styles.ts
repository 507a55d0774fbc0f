import { css } from 'lit';

/** The cell that the reader points at, and those that it touches. */
export const highlightStyles = css`
  .of-inputs {
    --_spot: var(--_input);
  }

  .of-filters {
    --_spot: var(--_filter);
  }

  .of-results {
    --_spot: var(--_output);
  }

  .cell.touched {
    outline: 2px solid var(--_spot);
    outline-offset: -2px;
  }

  .cell.spot {
    outline: 3px solid var(--_spot);
    outline-offset: -1px;
    z-index: 2;
  }
`;
