// CustomerService
