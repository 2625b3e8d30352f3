// Package forecast answers what the forecast page asks, away from the page: how much will be won in
// each period ahead, how sure that is, where it comes from and how well the same ways did in the past.
//
// It also tells how the same deals moved between two days and through the stages (Desk.Move, Desk.Follow).
//
// Pack puts a workspace's deals into bytes, a few at a time; Ask sends them to the worker once and a question
// after it. The worker keeps the deals and what it learned from them, so that another scope, period or
// what-if costs a simulation and not another fit. All amounts are minor units of the workspace's currency.
package forecast
