import { css } from 'lit';

/** The weight in the corner of an image cell. */
export const convStepStyles = css`
  .cell-note {
    place-self: end;
    margin: 6%;
    color: var(--_filter);
    font-size: clamp(
      0px,
      (var(--_cnn-cell) - 25px) * 99,
      min(var(--_cnn-cell) * 0.22 + 0.8px, var(--_cnn-cell) * 0.88 / (var(--_note-characters, 2) * 0.72))
    );
    font-weight: 700;
  }
`;
