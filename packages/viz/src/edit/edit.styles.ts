import { css } from 'lit';

export const editStyles = css`
  .presets {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 4px 20px;
    margin: 16px 0 0;
    color: var(--_muted);
    font-size: 14px;
  }

  .presets select {
    padding-inline-end: 18px;
    background:
      linear-gradient(45deg, transparent 50%, currentColor 0) right 9px center / 4px 4px no-repeat,
      linear-gradient(-45deg, transparent 50%, currentColor 0) right 5px center / 4px 4px no-repeat,
      var(--_card);
    border-color: var(--_line);
    color: var(--_ink);
    text-align: start;
    text-align-last: start;
  }
`;
