using Instrumentation.Delivery;
using Instrumentation.Dispatching;

namespace Instrumentation.DryRuns;

/// <summary>Runs a machine over a script of actions, with receivers that answer as the script says.</summary>
/// <remarks>Time is what the script says; nothing waits. Actions of one instant run in the order of their adding, and before what is due then.</remarks>
internal sealed class MachineSimulation
{
    private readonly PriorityQueue<Action<DateTimeOffset>, (DateTimeOffset At, int Kind, long Number)> _events = new();
    private readonly Func<NotificationDelivery, DateTimeOffset, SimulatedAnswer> _answer;
    private readonly DispatchOptions _options;
    private readonly Random _random;
    private NotificationMachine? _machine;
    private long _number;
    private int _life;

    /// <summary>Makes a simulation whose machine starts at an instant.</summary>
    /// <param name="plan">What the machine works by.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="answer">How the receivers answer a delivery at a time.</param>
    /// <param name="random">Spreads the attempts.</param>
    /// <param name="start">When it starts.</param>
    public MachineSimulation(
        NotificationPlan plan,
        DispatchOptions options,
        Func<NotificationDelivery, DateTimeOffset, SimulatedAnswer> answer,
        Random random,
        DateTimeOffset start)
    {
        _answer = answer;
        _options = options;
        _random = random;
        Now = start;
        _machine = new NotificationMachine(plan, options, new Sender(this), random, start);
    }

    public DateTimeOffset Now { get; private set; }

    /// <summary>The machine; null while it is down.</summary>
    public NotificationMachine? Machine => _machine;

    /// <summary>Adds an action, which is left out where the machine is down then.</summary>
    public void At(DateTimeOffset at, Action<NotificationMachine, DateTimeOffset> action) => Add(at, EventKind.Action, now =>
    {
        if (_machine is not null)
            action(_machine, now);
    });

    /// <summary>Adds a stop of the process, whose state another one takes over; attempts that go on then never tell their end.</summary>
    public void RestartAt(DateTimeOffset at, TimeSpan downFor, NotificationPlan plan) => Add(at, EventKind.Action, stopped =>
    {
        if (_machine is null)
            return;
        MachineState state = _machine.Capture();
        _machine = null;
        _life++;
        Add(stopped + downFor, EventKind.Action, started =>
        {
            _machine = new NotificationMachine(plan, _options, new Sender(this), _random, started);
            _machine.Restore(state, started);
        });
    });

    /// <summary>Runs everything up to and including an instant.</summary>
    public void RunUntil(DateTimeOffset end)
    {
        while (true)
        {
            DateTimeOffset? due = _machine?.NextDueAt;
            bool hasEvent = _events.TryPeek(out _, out (DateTimeOffset At, int, long) next);
            if (hasEvent && next.At <= end && (due is null || next.At <= due))
            {
                Now = next.At;
                _events.Dequeue()(Now);
            }
            else if (due is { } at && at <= end)
            {
                Now = at > Now ? at : Now;
                _machine!.Advance(Now);
            }
            else
            {
                Now = end;
                return;
            }
        }
    }

    private void Add(DateTimeOffset at, EventKind kind, Action<DateTimeOffset> action) => _events.Enqueue(action, (at, (int)kind, _number++));

    private void Begin(NotificationDelivery delivery)
    {
        SimulatedAnswer answer = _answer(delivery, Now);
        DateTimeOffset end = Now + answer.After;
        DeliveryOutcome outcome = answer.Outcome;
        if (end > delivery.Deadline)
        {
            end = delivery.Deadline;
            outcome = new DeliveryOutcome(DeliveryStatus.Retry, "no answer in time");
        }

        int life = _life;
        Add(end, EventKind.Answer, now =>
        {
            if (life == _life)
                _machine?.Complete(delivery, outcome, now);
        });
    }

    private enum EventKind
    {
        Answer,
        Action,
    }

    private sealed class Sender(MachineSimulation simulation) : IDeliverySender
    {
        public void Begin(NotificationDelivery delivery) => simulation.Begin(delivery);
    }
}
