import { conform } from './battery.ts'

conform(3, 4)
