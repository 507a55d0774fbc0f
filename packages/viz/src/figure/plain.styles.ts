import { css } from 'lit';

/** What the figures without steps share beside the theme. */
export const plainStyles = css`
  .card.plain {
    --_pad: 0px;

    padding: 0;
    border: 0;
    border-radius: 0;
    background: none;
  }

  .heading {
    margin: 0 0 8px;
    font-size: 13px;
    line-height: 18px;
  }

  .title {
    font-weight: 700;
  }

  .size {
    color: var(--_muted);
    font-size: 11.5px;
    margin-inline-start: 1px;
  }
`;
