// SPDX-License-Identifier: MPL-2.0
import { SessionController } from './session.controller.js';

export const identityControllers = [SessionController];
