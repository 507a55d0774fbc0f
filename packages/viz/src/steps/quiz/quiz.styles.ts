import { css } from 'lit';

export const quizStyles = css`
  .quiz {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 8px 12px;
    margin-block-start: 18px;
  }

  .quiz input {
    inline-size: 7ch;
    block-size: 40px;
    padding-inline: 8px;
    border: 1px solid var(--_muted);
    border-radius: 9px;
    background: var(--_card);
    color: var(--_output);
    font: inherit;
    font-weight: 700;
    text-align: end;
  }

  @container (max-width: 600px) {
    .quiz label {
      flex-basis: 100%;
      text-align: center;
    }
  }

  .quiz button {
    inline-size: auto;
    padding-inline: 16px;
  }

  .verdict {
    flex-basis: 100%;
    min-block-size: 1lh;
    margin: 0;
    text-align: center;
  }

  .verdict strong {
    color: var(--_danger);
  }

  .verdict.right strong {
    color: var(--_output);
  }

  .score {
    margin-inline-start: 8px;
    color: var(--_muted);
  }
`;
