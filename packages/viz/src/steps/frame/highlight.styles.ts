import { css } from 'lit';

/** The hovered cell, and the cells connected with it, in the color of its role. */
export const highlightStyles = css`
  .of-inputs {
    --_highlight: var(--_input);
  }

  .of-filters {
    --_highlight: var(--_filter);
  }

  .of-results {
    --_highlight: var(--_output);
  }

  .cell.connected {
    outline: 2px solid var(--_highlight);
    outline-offset: -2px;
  }

  .cell.hovered {
    outline: 3px solid var(--_highlight);
    outline-offset: -1px;
    z-index: 2;
  }
`;
