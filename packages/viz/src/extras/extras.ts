import { backwardStyles } from '../backward/backward.styles.js';
import { compareStyles } from '../compare/compare.styles.js';
import { editStyles } from '../edit/edit.styles.js';
import { formulaStyles } from '../draw/formula.styles.js';
import { linksStyles } from '../draw/links.styles.js';
import { addMessages } from '../messages/index.js';
import { quizStyles } from '../quiz/quiz.styles.js';
import * as messages from './messages.js';

addMessages(messages);

export { drawPresets } from '../edit/drawPresets.js';
export { Editing } from '../edit/Editing.js';
export { refusal } from '../parse/refusal.js';
export { convBackward } from '../backward/convBackward.js';
export { poolBackward } from '../backward/poolBackward.js';
export { compareConv } from '../compare/compareConv.js';
export { comparePool } from '../compare/comparePool.js';
export { drawFormula } from '../draw/formula.js';
export { linkFrame } from '../frame/links.js';
export { drawComparison } from '../compare/drawComparison.js';
export { drawQuiz } from '../quiz/drawQuiz.js';
export { Quiz } from '../quiz/Quiz.js';
export { withoutAnswer } from '../quiz/veil.js';

export const styles = [quizStyles, compareStyles, backwardStyles, formulaStyles, linksStyles, editStyles];
