from orders.payments.standin.server import main

main()
