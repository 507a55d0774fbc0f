import { css } from 'lit';

export const embeddableStyles = css`
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

  .note {
    margin: 12px 0 0;
    color: var(--_muted);
    font-size: 13px;
    line-height: 20px;
  }
`;
